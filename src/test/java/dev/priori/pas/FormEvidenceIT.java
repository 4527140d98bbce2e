package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers of a completed form in the request are facts, each with its origin. */
class FormEvidenceIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_form_that_contradicts_the_chart_makes_the_criterion_unknown_and_both_are_shown(PasVersion version) {
        PasBody contradicting = PasBody.tour("submit-met").with(body -> answer(body, "kras-result", "none"));
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            PasAnswer answer = server.submit(version, contradicting);
            assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A4");
            assertThat(answer.notes(answer.item(1)))
                    .anyMatch(note -> note.startsWith("KRAS G12C: not known.")
                            && note.contains("Observation/kras")
                            && note.contains("QuestionnaireResponse/answers"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_without_an_origin_counts_for_nothing(PasVersion version) {
        PasBody anonymous = PasBody.tour("submit-met").with(body -> {
            for (var item : body.resource("QuestionnaireResponse").path("item").values()) {
                ((ObjectNode) item.path("answer").path(0)).remove("extension");
            }
            body.resource("QuestionnaireResponse").remove("author");
        });
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            PasAnswer answer = server.submit(version, anonymous);
            assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A4");
            assertThat(answer.notes(answer.item(1))).anyMatch(note -> note.startsWith("Liver monitoring: not known."));
        }
    }

    private static void answer(PasBody body, String question, String code) {
        var items = (ArrayNode) body.resource("QuestionnaireResponse").get("item");
        ObjectNode item = (ObjectNode) items.get(0).deepCopy();
        item.put("linkId", question);
        ((ObjectNode) item.path("answer").path(0).path("valueCoding"))
                .put("code", code)
                .remove("display");
        items.add(item);
    }
}
