package dev.priori.assess;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the assess interface of a running server. */
final class Calls {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Calls(int port) {
        this.base = "http://localhost:" + port + "/api/policies";
    }

    /** Status and body of an answer, and what it says. */
    record Answer(int status, String body, String contentType) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString("null");
        }

        String finding(String criterion) {
            return criterion(criterion).path("finding").asString("absent");
        }

        JsonNode criterion(String id) {
            return json().path("criteria")
                    .valueStream()
                    .filter(criterion -> id.equals(criterion.path("id").asString("")))
                    .findFirst()
                    .orElse(JsonMapper.shared().createObjectNode());
        }

        String determination() {
            return text("/determination/outcome") + "/" + text("/determination/reason");
        }

        List<String> issues() {
            return json().path("issue")
                    .valueStream()
                    .map(issue -> issue.path("expression").path(0).asString("") + " "
                            + issue.path("details").path("text").asString(""))
                    .toList();
        }
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    Answer assess(SampleChart chart) throws Exception {
        return assess("", chart.json());
    }

    Answer assess(String query, SampleChart chart) throws Exception {
        return assess(query, chart.json());
    }

    Answer assess(String query, String body) throws Exception {
        return assess("lumakras", query, body.getBytes(StandardCharsets.UTF_8));
    }

    Answer assess(String policy, String query, byte[] body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + "/" + policy + "/assess" + query))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Content-Type").orElse(""));
    }
}
