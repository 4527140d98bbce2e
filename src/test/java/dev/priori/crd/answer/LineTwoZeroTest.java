package dev.priori.crd.answer;

import static dev.priori.crd.answer.Verdicts.DAY;
import static dev.priori.crd.answer.Verdicts.FORM;
import static dev.priori.crd.answer.Verdicts.GRANTED;
import static dev.priori.crd.answer.Verdicts.WHY;
import static dev.priori.crd.answer.Verdicts.children;
import static dev.priori.crd.answer.Verdicts.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.crd.verdict.Basis;
import dev.priori.crd.verdict.CoverageInformation;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.ForReview;
import dev.priori.crd.verdict.Verdict.Incomplete;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refusal;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.crd.verdict.Verdict.ToRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class LineTwoZeroTest {
    private static Stream<Verdict> verdicts() {
        return Verdicts.all();
    }

    @Test
    void every_criterion_met_and_granted_is_satisfied_with_its_number() {
        JsonNode extension = render(GRANTED);

        assertThat(codes(extension, "covered")).containsExactly("covered");
        assertThat(codes(extension, "pa-needed")).containsExactly("satisfied");
        assertThat(children(extension, "satisfied-pa-id")
                        .map(child -> child.path("valueString").stringValue()))
                .containsExactly("PA-0000000018");
        assertThat(children(extension, "billingCode")
                        .map(child -> child.path("valueCoding").toString()))
                .containsExactly("{\"system\":\"http://hl7.org/fhir/sid/ndc\",\"code\":\"00000111122\"}");
        assertThat(children(extension, "detail")
                        .map(JsonNode::toString)
                        .toList()
                        .toString())
                .contains("allowed-period", "\"start\":\"2025-06-16\",\"end\":\"2026-06-15\"");
    }

    @Test
    void every_criterion_met_and_not_granted_is_auth_needed_without_a_form() {
        JsonNode extension = render(new ToRequest(WHY));

        assertThat(codes(extension, "covered")).containsExactly("covered");
        assertThat(codes(extension, "pa-needed")).containsExactly("auth-needed");
        assertThat(children(extension, "doc-needed")).isEmpty();
        assertThat(children(extension, "questionnaire")).isEmpty();
    }

    @Test
    void missing_evidence_asks_the_clinician_for_the_form() {
        JsonNode extension = render(new Incomplete(List.of(FORM), WHY));

        assertThat(codes(extension, "covered")).containsExactly("covered");
        assertThat(codes(extension, "pa-needed")).containsExactly("auth-needed");
        assertThat(codes(extension, "doc-needed")).containsExactly("clinical");
        assertThat(children(extension, "questionnaire")
                        .map(child -> child.path("valueCanonical").stringValue()))
                .containsExactly(FORM);
        assertThat(children(extension, "reason")
                        .map(child -> child.at("/valueCodeableConcept/text").stringValue()))
                .containsExactlyElementsOf(WHY);
    }

    @Test
    void an_unmet_criterion_is_never_not_covered() {
        JsonNode extension = render(new ForReview(WHY));

        assertThat(codes(extension, "covered")).containsExactly("covered");
        assertThat(codes(extension, "pa-needed")).containsExactly("auth-needed");
    }

    @Test
    void an_order_about_which_nothing_can_be_said_is_conditional() {
        JsonNode extension = render(new Open(Cause.TECHNICAL, List.of(), WHY));

        assertThat(codes(extension, "covered")).containsExactly("conditional");
        assertThat(codes(extension, "pa-needed")).containsExactly("conditional");
        assertThat(codes(extension, "info-needed")).containsExactly("OTH");
    }

    @Test
    void inactive_coverage_is_not_covered_with_no_auth() {
        JsonNode extension = render(new Refused(Refusal.NO_ACTIVE_COVERAGE, WHY));

        assertThat(codes(extension, "covered")).containsExactly("not-covered");
        assertThat(codes(extension, "pa-needed")).containsExactly("no-auth");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void coverage_date_and_assertion_id_stand_in_every_answer(Verdict verdict) {
        JsonNode extension = render(verdict);

        assertThat(extension.path("url").stringValue()).isEqualTo(OrderBytes.COVERAGE_INFORMATION);
        assertThat(children(extension, "coverage")
                        .map(child -> child.at("/valueReference/reference").stringValue()))
                .containsExactly("Coverage/c");
        assertThat(children(extension, "date")
                        .map(child -> child.path("valueDate").stringValue()))
                .containsExactly("2025-06-16");
        assertThat(children(extension, "coverage-assertion-id")
                        .map(child -> child.path("valueString").stringValue()))
                .containsExactly("a-1");
        assertThat(children(extension, "reason")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q1_a_questionnaire_needs_doc_needed(Verdict verdict) {
        JsonNode extension = render(verdict);

        if (children(extension, "questionnaire").findAny().isPresent()) {
            assertThat(codes(extension, "doc-needed")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q2_pa_needed_is_always_sent(Verdict verdict) {
        assertThat(codes(render(verdict), "pa-needed")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q3_info_needed_and_conditional_go_together(Verdict verdict) {
        JsonNode extension = render(verdict);
        boolean conditional = codes(extension, "covered").contains("conditional")
                || codes(extension, "pa-needed").contains("conditional");

        assertThat(!codes(extension, "info-needed").isEmpty()).isEqualTo(conditional);
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q4_nothing_satisfied_or_unneeded_asks_for_a_form_with_the_request(Verdict verdict) {
        JsonNode extension = render(verdict);

        if (codes(extension, "doc-purpose").contains("withpa")) {
            assertThat(codes(extension, "pa-needed")).doesNotContain("satisfied", "no-auth");
        }
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q5_a_number_goes_with_satisfied_and_with_nothing_else(Verdict verdict) {
        JsonNode extension = render(verdict);

        assertThat(children(extension, "satisfied-pa-id").findAny().isPresent())
                .isEqualTo(codes(extension, "pa-needed").contains("satisfied"));
    }

    @Test
    void resp_35_a_later_date_and_another_id_tell_nothing_new() {
        var renderer = new LineTwoZero();
        JsonNode first =
                renderer.coverageInformation(new CoverageInformation("Coverage/c", GRANTED, Basis.NONE, "a-1", DAY));
        JsonNode later = renderer.coverageInformation(
                new CoverageInformation("http://ehr/Coverage/c", GRANTED, Basis.NONE, "a-2", DAY.plusDays(3)));

        assertThat(SameMeaning.of(first, later)).isTrue();
        assertThat(SameMeaning.coverage(later)).isEqualTo("Coverage/c");
    }

    @Test
    void resp_35_another_reason_is_something_new() {
        assertThat(SameMeaning.of(render(new ToRequest(List.of("a"))), render(new ToRequest(List.of("b")))))
                .isFalse();
    }

    private static JsonNode render(Verdict verdict) {
        return Verdicts.render(new LineTwoZero(), verdict);
    }
}
