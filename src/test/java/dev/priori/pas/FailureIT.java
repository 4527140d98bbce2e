package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_evaluated_pends_A4_with_a_number_and_is_kept(PasVersion version) {
        try (var server = new PasHarness(folder, Duration.ZERO, (chart, policy) -> {
            throw new IllegalStateException("Sample");
        })) {
            PasAnswer answer = server.submit(version, PasBodies.twoItems());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(code(answer.item(1))).isEqualTo("A4");
            assertThat(answer.notes(answer.item(1)).getFirst())
                    .contains("could not be evaluated")
                    .contains("F-")
                    .doesNotContain("Sample");
            assertThat(answer.notes(answer.item(2)).getFirst()).contains("No coverage policy");
            assertThat(server.inquire(version, PasBody.tour("inquire-met")).body())
                    .contains("ClaimResponse/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void without_storage_the_answer_is_503_and_empty(PasVersion version) {
        try (var server = new PasHarness(folder, Duration.ofMinutes(1))) {
            server.loseStorage();
            PasAnswer answer = server.submit(version, PasBody.tour("submit-met"));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEmpty();
            assertThat(server.inquire(version, PasBody.tour("inquire-met")).status())
                    .isEqualTo(503);
        }
    }
}
