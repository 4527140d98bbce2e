package dev.priori.crd.answer;

import static dev.priori.crd.answer.Verdicts.FORM;
import static dev.priori.crd.answer.Verdicts.GRANTED;
import static dev.priori.crd.answer.Verdicts.WHY;
import static dev.priori.crd.answer.Verdicts.children;
import static dev.priori.crd.answer.Verdicts.codes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.Incomplete;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refusal;
import dev.priori.crd.verdict.Verdict.Refused;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class LineTwoTwoTest {

    private static Stream<Verdict> verdicts() {
        return Verdicts.all();
    }

    @Test
    void a_grant_carries_number_end_and_billing_code() {
        JsonNode extension = render(GRANTED);

        assertThat(codes(extension, "pa-needed")).containsExactly("satisfied");
        assertThat(children(extension, "satisfied-pa-id")
                        .map(child -> child.path("valueString").stringValue()))
                .containsExactly("PA-0000000018");
        assertThat(children(extension, "expiry-date")
                        .map(child -> child.path("valueDate").stringValue()))
                .containsExactly("2026-06-15");
        assertThat(children(extension, "billingCode")).hasSize(1);
        assertThat(children(extension, "detail").toList().toString())
                .contains("cat-limitation", "allowed-period", "cat-other", "policy-link");
    }

    @ParameterizedTest
    @CsvSource({
        "NO_SUCH_MEMBER,no-member-found",
        "NO_SUCH_COVERAGE,coverage-not-found",
        "NO_ACTIVE_COVERAGE,no-active-coverage",
    })
    void resp_44_45_the_first_reason_says_by_code_and_text_why_nothing_is_covered(Refusal refusal, String code) {
        JsonNode extension = render(new Refused(refusal, WHY));
        JsonNode first = children(extension, "reason").toList().getFirst().path("valueCodeableConcept");

        assertThat(codes(extension, "covered")).containsExactly("not-covered");
        assertThat(first.at("/coding/0/code").stringValue()).isEqualTo(code);
        assertThat(first.path("text").stringValue()).isEqualTo("One reason.");
    }

    @Test
    void resp_43_technical_trouble_is_indeterminate() {
        JsonNode extension = render(new Open(Cause.TECHNICAL, List.of(), WHY));
        JsonNode first = children(extension, "reason").toList().getFirst().path("valueCodeableConcept");

        assertThat(codes(extension, "covered")).containsExactly("indeterminate");
        assertThat(codes(extension, "pa-needed")).containsExactly("indeterminate");
        assertThat(first.at("/coding/0/code").stringValue()).isEqualTo("technical");
    }

    @Test
    void a_contact_is_a_contact_detail() {
        assertThat(children(render(new Verdict.ForReview(WHY)), "contact")
                        .map(child -> child.path("valueContactDetail").toString()))
                .containsExactly(
                        "{\"name\":\"A desk\",\"telecom\":[{\"system\":\"email\",\"value\":\"desk@plan.invalid\"}]}");
    }

    @Test
    void every_must_support_part_occurs() {
        var seen = new TreeSet<String>();
        verdicts()
                .forEach(verdict -> render(verdict).path("extension").values().stream()
                        .map(child -> child.path("url").stringValue())
                        .forEach(seen::add));

        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "coverage",
                        "covered",
                        "pa-needed",
                        "doc-needed",
                        "doc-purpose",
                        "info-needed",
                        "billingCode",
                        "reason",
                        "detail",
                        "dependency",
                        "questionnaire",
                        "date",
                        "coverage-assertion-id",
                        "satisfied-pa-id",
                        "contact",
                        "expiry-date");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q1_a_questionnaire_needs_doc_needed(Verdict verdict) {
        JsonNode extension = render(verdict);

        assertThat(children(extension, "questionnaire").findAny().isPresent())
                .isEqualTo(!codes(extension, "doc-needed").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q2_pa_needed_is_absent_when_nothing_is_covered(Verdict verdict) {
        JsonNode extension = render(verdict);

        assertThat(codes(extension, "pa-needed").isEmpty())
                .isEqualTo(codes(extension, "covered").contains("not-covered"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q3_a_conditional_and_info_needed_go_together(Verdict verdict) {
        JsonNode extension = render(verdict);

        assertThat(codes(extension, "info-needed").isEmpty())
                .isEqualTo(!codes(extension, "covered").contains("conditional"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q4_no_form_is_for_the_request(Verdict verdict) {
        assertThat(codes(render(verdict), "doc-purpose")).doesNotContain("withpa");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q5_a_number_goes_with_satisfied_and_with_nothing_else(Verdict verdict) {
        JsonNode extension = render(verdict);

        assertThat(children(extension, "satisfied-pa-id").findAny().isPresent())
                .isEqualTo(codes(extension, "pa-needed").contains("satisfied"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void crd_ci_q7_every_reason_has_a_text(Verdict verdict) {
        assertThat(children(render(verdict), "reason"))
                .isNotEmpty()
                .allMatch(reason -> reason.at("/valueCodeableConcept/text").isString());
    }

    @Test
    void a_form_is_kept_in_the_record() {
        JsonNode extension = render(new Incomplete(List.of(FORM), WHY));

        assertThat(codes(extension, "doc-needed")).containsExactly("clinical");
        assertThat(codes(extension, "doc-purpose")).containsExactly("retain-doc");
    }

    private static JsonNode render(Verdict verdict) {
        return Verdicts.render(new LineTwoTwo(), verdict);
    }
}
