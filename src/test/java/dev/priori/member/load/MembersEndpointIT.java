package dev.priori.member.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import dev.priori.member.Identifier;
import dev.priori.member.store.MemberStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"priori.data=target/members-endpoint-it", "priori.members=src/test/resources/member"})
class MembersEndpointIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final MemberStore store;

    MembersEndpointIT(@LocalServerPort int port, @Autowired MemberStore store) {
        this.port = port;
        this.store = store;
    }

    @Test
    void members_of_the_folder_are_there_from_the_start() {
        assertThat(store.members(List.of(new Identifier("https://plan.test/member", "M-0003"))))
                .containsExactly("omar");
    }

    @Test
    void ndjson_and_bundles_are_taken_and_counted() throws Exception {
        String lines = Files.readString(Path.of("src/test/resources/member/plan.ndjson"));

        assertThat(send("application/fhir+ndjson", lines).body())
                .isEqualTo("{\"members\":3,\"coverages\":5,\"payers\":1}");
        assertThat(send("application/fhir+json", "{\"resourceType\":\"Patient\",\"id\":\"new\"}")
                        .body())
                .isEqualTo("{\"members\":1,\"coverages\":0,\"payers\":0}");
    }

    @Test
    void faults_are_told_as_an_operation_outcome() throws Exception {
        HttpResponse<String> answer = send("application/x-ndjson", "{\"resourceType\":\"Patient\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("OperationOutcome", "line 1: Patient.id");
        assertThat(send("text/csv", "a,b").statusCode()).isEqualTo(415);
        assertThat(send("application/json", "[]").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> send(String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/members"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }
}
