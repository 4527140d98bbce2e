package dev.priori.access.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import dev.priori.Priori;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Hooks of a server that knows its clients, called as those and others would. */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "priori.data=target/hook-clients-it",
            "priori.public-url=https://plan.test/base/",
            "priori.crd.cors-origins=https://page.test"
        })
class HookClientsIT {
    private static final String HOOK = "/cds-services/order-sign-crd";
    private static final ClientKeys CLIENT = ClientKeys.start();
    private static final ECKey KEY = ClientKeys.curve("one", Curve.P_384);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    HookClientsIT(@LocalServerPort int port) {
        this.port = port;
        CLIENT.publish(KEY);
    }

    @DynamicPropertySource
    static void client(DynamicPropertyRegistry registry) {
        registry.add("priori.crd.clients", () -> ClientKeys.ISSUER + " " + CLIENT.address());
    }

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void a_registered_client_is_answered_under_the_address_that_it_knows() throws Exception {
        assertThat(call(HOOK, token(HOOK)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {HOOK, HOOK + "/feedback", "/cds-services/no-such-service"})
    void anybody_else_gets_401_as_an_operation_outcome(String path) throws Exception {
        HttpResponse<String> answer = call(path, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("OperationOutcome", "\"login\"", "no bearer token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void a_token_for_one_service_does_not_open_another() throws Exception {
        assertThat(call(HOOK, token(HOOK + "/feedback")).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_opens_once() throws Exception {
        String token = token(HOOK);

        assertThat(call(HOOK, token).statusCode()).isEqualTo(200);
        assertThat(call(HOOK, token).statusCode()).isEqualTo(401);
    }

    @Test
    void discovery_is_open() throws Exception {
        assertThat(http.send(request("/cds-services").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_browser_of_a_listed_origin_may_ask_without_a_token_whether_it_may_call() throws Exception {
        HttpResponse<String> answer = preflight("https://page.test");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("https://page.test");
        assertThat(answer.headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse("")
                        .toLowerCase(Locale.ROOT))
                .contains("authorization", "content-type");
        assertThat(preflight("https://other.test").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void the_answer_of_a_call_names_the_origin_too() throws Exception {
        HttpResponse<String> answer = http.send(
                post(HOOK)
                        .header("Origin", "https://page.test")
                        .header("Authorization", token(HOOK))
                        .build(),
                BodyHandlers.ofString(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .isEqualTo(Optional.of("https://page.test"));
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
        return http.send(
                request(HOOK)
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization, content-type")
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> call(String path, @Nullable String token) throws Exception {
        HttpRequest.Builder request = post(path);
        if (token != null) {
            request.header("Authorization", token);
        }
        return http.send(request.build(), BodyHandlers.ofString(UTF_8));
    }

    private HttpRequest.Builder post(String path) throws Exception {
        byte[] body = Files.readAllBytes(Path.of("fhir-resources/server/tour/order-sign-met.json"));
        return request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String token(String path) {
        return ClientKeys.bearer(
                CLIENT.header(JWSAlgorithm.ES384, KEY).build(),
                ClientKeys.claims("https://plan.test/base" + path, Instant.now())
                        .build(),
                KEY);
    }
}
