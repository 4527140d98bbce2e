package dev.priori.crd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The running server as an EHR sees it. */
record HookServer(HttpClient client, int port) {
    static final String SERVICE = "/cds-services/order-sign-crd";

    static HookServer at(int port) {
        return new HookServer(HttpClient.newHttpClient(), port);
    }

    HookAnswerRead ask(HookBody body) throws Exception {
        return send(
                "/cds-services/" + body.root().path("hook").stringValue() + "-crd", body.bytes(), "application/json");
    }

    HookAnswerRead send(String path, byte[] body, String type) throws Exception {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    HookAnswerRead get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HookAnswerRead send(HttpRequest request) throws Exception {
        var answer = client.send(request, BodyHandlers.ofString(UTF_8));
        return new HookAnswerRead(answer.statusCode(), answer.body());
    }
}
