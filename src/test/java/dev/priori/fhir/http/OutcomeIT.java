package dev.priori.fhir.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        classes = {Priori.class, OutcomeIT.Probes.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:outcome")
@ExtendWith(OutputCaptureExtension.class)
class OutcomeIT {
    private static final int LIMIT = 100_000;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @TestConfiguration(proxyBeanMethods = false)
    static class Probes {
        @Bean
        Probe probe() {
            return new Probe();
        }
    }

    @RestController
    static class Probe {
        @PostMapping("/api/probe/echo")
        void echo(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpAnswers.write(response, 200, HttpAnswers.JSON, HttpBodies.readJson(request, LIMIT));
        }

        @GetMapping("/api/probe/failing")
        void fail() {
            throw new IllegalStateException("born 1961-03-04", new IllegalArgumentException("Markersurname"));
        }

        @GetMapping("/api/probe/overflowing")
        void overflow() {
            overflow();
        }
    }

    @Test
    void a_body_within_the_limit_is_read_whole() throws Exception {
        assertThat(post(BodyPublishers.ofString("{\"a\":1}")).body()).isEqualTo("{\"a\":1}");
        assertThat(post(chunked(LIMIT)).body()).hasSize(LIMIT);
    }

    @Test
    void a_body_over_the_limit_is_413_announced_or_chunked() throws Exception {
        assertOutcome(post(BodyPublishers.ofByteArray(new byte[LIMIT + 1])), 413, "too-long");
        assertOutcome(post(chunked(LIMIT + 1)), 413, "too-long");
    }

    @Test
    void an_empty_body_is_400() throws Exception {
        assertOutcome(post(BodyPublishers.noBody()), 400, "required");
    }

    @Test
    void a_content_type_other_than_json_is_415() throws Exception {
        for (String type : new String[] {"text/plain", "application/fhir+xml", "application/json;charset=ISO-8859-1"}) {
            assertOutcome(
                    send(to("/api/probe/echo").header("Content-Type", type).POST(BodyPublishers.ofString("{}"))),
                    415,
                    "not-supported");
        }
        assertOutcome(send(to("/api/probe/echo").POST(BodyPublishers.ofString("{}"))), 415, "not-supported");
    }

    @Test
    void a_compressed_body_is_415() throws Exception {
        assertOutcome(
                send(to("/api/probe/echo")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "not-supported");
    }

    @Test
    void an_unknown_path_is_404_and_a_wrong_method_405_with_what_is_allowed() throws Exception {
        for (String path : new String[] {
            "/api/nothing", "/api", "/cds-services/nothing/here", "/fhir/Nothing", "/nothing", "/error"
        }) {
            assertOutcome(send(to(path)), 404, "not-found");
        }
        HttpResponse<String> wrong = send(to("/api/probe/echo"));
        assertOutcome(wrong, 405, "not-supported");
        assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
        assertThat(wrong.body()).contains("use POST");
    }

    @Test
    void a_broken_escape_is_400_wherever_it_stands() throws Exception {
        for (String target :
                new String[] {"/api/probe%zz", "/fhir/%", "/api/probe/echo?a=%zz", "/api/%c0%ae", "/api/a|b"}) {
            String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(target).startsWith("HTTP/1.1 4").doesNotContain("<html", "Tomcat", "\tat ", "zz");
        }
    }

    @Test
    void a_failure_of_ours_is_500_with_a_number_that_the_log_explains_without_its_message(CapturedOutput log)
            throws Exception {
        HttpResponse<String> answer = send(to("/api/probe/failing"));
        assertOutcome(answer, 500, "exception");
        String number = answer.body().replaceAll("(?s).*(F-[0-9a-f-]{13}).*", "$1");
        assertThat(log.getAll())
                .contains(number + " Failed: java.lang.IllegalStateException")
                .contains("caused by java.lang.IllegalArgumentException")
                .contains("OutcomeIT$Probe.fail")
                .doesNotContain("Markersurname", "1961-03-04");
        assertThat(answer.body()).doesNotContain("Markersurname", "IllegalState", "1961-03-04");
    }

    @Test
    void a_stack_overflow_is_500_and_the_server_goes_on() throws Exception {
        assertOutcome(send(to("/api/probe/overflowing")), 500, "exception");
        assertThat(post(BodyPublishers.ofString("{}")).statusCode()).isEqualTo(200);
    }

    @Test
    void malformed_chunks_are_400() throws Exception {
        String answer = raw("POST /api/probe/echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{}\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("OperationOutcome");
    }

    private static void assertOutcome(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=UTF-8");
        assertThat(answer.body())
                .startsWith("{\"resourceType\":\"OperationOutcome\"")
                .contains("\"code\":\"" + code + "\"")
                .doesNotContain("\\tat ", "Exception");
    }

    private static BodyPublisher chunked(int length) {
        byte[] body = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(BodyPublisher body) throws Exception {
        return send(to("/api/probe/echo")
                .header("Content-Type", "application/fhir+json")
                .POST(body));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
