package dev.priori.pas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
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
            JsonNode resources = statement.path("rest").path(0).path("resource");
            assertThat(resources).hasSize(1);
            assertThat(resources.path(0).has("interaction")).isFalse();
            String type = resources.path(0).path("type").asString("");
            assertThat(resources.path(0).path("operation")).hasSize(2);
            for (JsonNode operation : resources.path(0).path("operation").values()) {
                String path = "/" + type + "/$" + operation.path("name").asString("");
                assertThat(server.post(
                                        version,
                                        path,
                                        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}")
                                .status())
                        .as(path)
                        .isEqualTo(400);
            }
            assertThat(server.get(version, "/" + type).status()).isEqualTo(404);
        }
    }
}
