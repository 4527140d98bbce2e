package dev.priori.pas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CapabilitiesIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void the_statement_names_what_answers_and_nothing_else(PasVersion version) {
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            PasAnswer answer = server.get(version, "/metadata");
            assertThat(answer.status()).isEqualTo(200);
            JsonNode statement = answer.json();
            assertThat(statement.path("kind").asString("")).isEqualTo("instance");
            assertThat(statement.path("implementation").path("url").asString(""))
                    .isEqualTo(server.base(version));
            assertThat(statement.path("implementationGuide").path(0).asString(""))
                    .endsWith("|" + version.release());
            assertThat(statement.path("instantiates").toString()).contains("IntermediaryCapabilities");
            assertThat(statement.path("instantiates").toString()).contains("backport-subscription-server-r4");
            JsonNode resources = statement.path("rest").path(0).path("resource");
            assertThat(resources
                            .valueStream()
                            .map(resource -> resource.path("type").asString("")))
                    .containsExactly("Claim", "Subscription");
            JsonNode operations = statement.path("rest").path(0).path("operation");
            assertThat(operations
                            .valueStream()
                            .map(operation -> operation.path("name").asString("")))
                    .containsExactly("submit-attachment");
            assertThat(server.post(version, "/$submit-attachment", "{}").status())
                    .isEqualTo(400);
            holdsClaim(server, version, resources.path(0));
            holdsSubscription(server, version, resources.path(1));
        }
    }

    private static void holdsClaim(PasHarness server, PasVersion version, JsonNode claim) {
        assertThat(claim.has("interaction")).isFalse();
        assertThat(claim.path("operation")).hasSize(2);
        for (JsonNode operation : claim.path("operation").values()) {
            String path = "/Claim/$" + operation.path("name").asString("");
            String empty = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}";
            assertThat(server.post(version, path, empty).status()).as(path).isEqualTo(400);
        }
        assertThat(server.get(version, "/Claim").status()).isEqualTo(404);
    }

    private static void holdsSubscription(PasHarness server, PasVersion version, JsonNode subscription) {
        Map<String, Integer> answers =
                Map.of("create", 422, "read", 404, "update", 404, "delete", 404, "search-type", 200);
        for (JsonNode interaction : subscription.path("interaction").values()) {
            String code = interaction.path("code").asString("");
            boolean all = code.equals("create") || code.equals("search-type");
            String method = Map.of("create", "POST", "update", "PUT", "delete", "DELETE")
                    .getOrDefault(code, "GET");
            PasAnswer answer = server.send(method, version, all ? "/Subscription" : "/Subscription/unknown", "{}");
            assertThat(answer.status()).as(code).isEqualTo(answers.get(code));
        }
        assertThat(subscription.path("interaction")).hasSize(answers.size());
        for (JsonNode search : subscription.path("searchParam").values()) {
            String query = "/Subscription?" + search.path("name").asString("") + "=x";
            assertThat(server.get(version, query).json().path("total").asInt(-1))
                    .isZero();
        }
        assertThat(subscription
                        .path("operation")
                        .valueStream()
                        .map(operation -> operation.path("name").asString("")))
                .containsExactly("status", "events");
        assertThat(server.get(version, "/Subscription/$status").status()).isEqualTo(200);
        assertThat(server.get(version, "/Subscription/unknown/$events").status())
                .isEqualTo(404);
    }
}
