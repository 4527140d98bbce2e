package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.pas.PasAnswer;
import dev.priori.pas.PasBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a running server for authorizations, each for a member of its own. */
final class PasClient implements AutoCloseable {
    private static final List<String> KINDS = List.of("met", "kras-missing", "combination");
    private static final String AUTHORIZATION = "extension-authorizationNumber";
    private static final String ADMINISTRATION = "extension-administrationReferenceNumber";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    PasClient(int port) {
        this.port = port;
    }

    /**
     * A request that was answered.
     *
     * @param member whom it is for
     * @param code the review action
     * @param extension of the number that names it
     * @param number that was issued
     */
    record Acknowledged(String member, String code, String extension, String number) {
        static Acknowledged of(String member, PasAnswer answer) {
            JsonNode item = answer.item(1);
            String extension = PasAnswer.code(item).equals("A1") ? AUTHORIZATION : ADMINISTRATION;
            String number = PasAnswer.pas(item, extension).path("valueString").asString("");
            assertThat(number).as(answer.body()).isNotEmpty();
            return new Acknowledged(member, PasAnswer.code(item), extension, number);
        }
    }

    /** One of the three requests of the tour, for this member. */
    static String request(int which, String member) {
        return forMember(PasBody.tour("submit-" + KINDS.get(which % KINDS.size())), member)
                .text();
    }

    /** @throws UncheckedIOException when no whole answer came */
    PasAnswer submit(String body) {
        return post("/fhir/pas/2.2/Claim/$submit", body);
    }

    /** What is on file for a member: by member and provider. */
    List<Acknowledged> ofMember(String member) {
        return found(member, forMember(PasBody.tour("inquire-met"), member));
    }

    /** What is on file under the number that was issued. */
    List<Acknowledged> numbered(Acknowledged known) {
        PasBody asking = forMember(PasBody.tour("inquire-met"), known.member());
        return found(known.member(), asking.numbered(known.extension(), known.number()));
    }

    /** Finds it under member and provider and under its number, each time once and as it was told. */
    void find(Acknowledged known) {
        assertThat(ofMember(known.member())).containsExactly(known);
        assertThat(numbered(known)).containsExactly(known);
    }

    PasAnswer post(String path, String body) {
        return send(to(path).header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    PasAnswer postJson(String path, String body) {
        return send(to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    PasAnswer get(String path) {
        return send(to(path).build());
    }

    private List<Acknowledged> found(String member, PasBody asking) {
        PasAnswer answer = post("/fhir/pas/2.2/Claim/$inquire", asking.text());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.returned().stream()
                .map(bundle -> Acknowledged.of(member, new PasAnswer(200, answer.contentType(), bundle.toString())))
                .toList();
    }

    private static PasBody forMember(PasBody body, String member) {
        return body.with(changed -> {
            for (String type : List.of("Patient", "Coverage")) {
                ((ObjectNode) changed.resource(type).path("identifier").path(0)).put("value", member);
            }
        });
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private PasAnswer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new PasAnswer(response.statusCode(), type, new String(response.body(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
