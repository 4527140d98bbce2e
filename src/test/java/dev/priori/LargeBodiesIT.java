package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Many of the largest bodies at once, on the heap of a real start. */
class LargeBodiesIT {

    private static final int NEARLY_TEN_MEGABYTES = 9_900_000;
    private static final int AT_ONCE = 12;

    @TempDir
    Path folder;

    @Test
    void the_largest_bodies_at_once_are_answered_or_told_to_come_again_and_the_server_lives() throws Exception {
        byte[] body = body();
        String options = "@" + Path.of("docker", "jvm.options").toAbsolutePath();
        try (var server = new ServerProcess(folder, List.of(options), "--server.port=0");
                var client = HttpClient.newHttpClient()) {
            URI submit = URI.create("http://127.0.0.1:" + server.port() + "/fhir/pas/2.2/Claim/$submit");
            List<HttpResponse<String>> answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> client.sendAsync(post(submit, body), BodyHandlers.ofString()))
                    .toList()
                    .stream()
                    .map(java.util.concurrent.CompletableFuture::join)
                    .toList();

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isIn(200, 503);
                if (answer.statusCode() == 503) {
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                } else {
                    assertThat(answer.body()).contains("ClaimResponse");
                }
            });
            assertThat(answers).extracting(HttpResponse::statusCode).contains(200);
            HttpResponse<String> after = client.send(
                    HttpRequest.newBuilder(submit.resolve("/actuator/health")).build(), BodyHandlers.ofString());
            assertThat(after.statusCode()).isEqualTo(200);
        }
    }

    private static HttpRequest post(URI submit, byte[] body) {
        return HttpRequest.newBuilder(submit)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** A request with as many copies of an Observation as fit. */
    private static byte[] body() throws Exception {
        byte[] tour = Files.readAllBytes(Path.of("fhir-resources", "server", "tour", "submit-met.json"));
        ObjectNode bundle = (ObjectNode) JsonMapper.shared().readTree(tour);
        ArrayNode entries = (ArrayNode) bundle.get("entry");
        ObjectNode observation = entries.valueStream()
                .filter(entry -> entry.at("/resource/resourceType").asString("").equals("Observation"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
        int room = NEARLY_TEN_MEGABYTES - bundle.toString().length();
        for (int i = room / (observation.toString().length() + 20); i > 0; i--) {
            ObjectNode copy = observation.deepCopy();
            copy.put("fullUrl", copy.get("fullUrl").stringValue() + i);
            ObjectNode resource = (ObjectNode) copy.get("resource");
            resource.put("id", resource.get("id").stringValue() + i);
            entries.add(copy);
        }
        return bundle.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
