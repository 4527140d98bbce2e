package dev.priori.chart.read.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Form;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Answer.NamedTherapy;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Dates;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSelectionTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 16);

    private static Form form(String questionnaire, String authored, boolean yes, NamedTherapy... therapies) {
        When when = Objects.requireNonNull(Dates.parse(authored));
        return new Form(
                "QuestionnaireResponse/" + authored,
                questionnaire,
                when,
                List.of(new Answer(
                        "QuestionnaireResponse/" + authored,
                        "q",
                        Concept.EMPTY,
                        yes,
                        null,
                        null,
                        when,
                        false,
                        List.of(therapies))));
    }

    private static List<Answer> select(Form... forms) {
        return AnswerSelection.select(List.of(forms), Set.of("Q"), AS_OF);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-18,1", // 90 days before
        "2025-03-17,0",
        "2025-06-16,1",
        "2026-01-01,1",
        "2025-03,0", // cannot decide
        "2025-04,1",
        "2025,0"
    })
    void a_form_counts_from_ninety_days_before_the_date(String authored, int answers) {
        assertThat(select(form("Q", authored, true))).hasSize(answers);
    }

    @Test
    void only_forms_of_the_questionnaire_or_of_none_count() {
        assertThat(select(form("Q", "2025-06-01", true))).hasSize(1);
        assertThat(select(form("", "2025-06-01", true))).hasSize(1);
        assertThat(select(form("other", "2025-06-01", true))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01,2025-06-02",
        "2025-06-01T08:00:00Z,2025-06-01T09:00:00Z",
        "2025-06-01T14:00:00Z,2025-06-01T10:30:00-05:00",
        "2025-06-01T08:00,2025-06-01T09:00",
        "2025-05,2025-06-01"
    })
    void the_newest_answer_wins(String older, String newer) {
        assertThat(select(form("Q", older, false), form("Q", newer, true)))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.yes()).isTrue();
                    assertThat(answer.conflicting()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-01,2025-06-01",
        "2025-06-01T08:00:00Z,2025-06-01T08:00:00Z",
        "2025-06-01T08:00:00Z,2025-06-01",
        "2025-06-01T08:00:00Z,2025-06-01T10:00:00+02:00",
        "2025-06,2025-06-01"
    })
    void equally_new_answers_conflict_when_they_differ(String one, String other) {
        assertThat(select(form("Q", one, false), form("Q", other, true)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.conflicting()).isTrue());
        assertThat(select(form("Q", one, true), form("Q", other, true)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.conflicting()).isFalse());
    }

    @Test
    void an_older_different_answer_conflicts_with_nothing() {
        assertThat(select(
                        form("Q", "2025-06-01T09:00:00Z", true),
                        form("Q", "2025-06-01T08:00:00Z", false),
                        form("Q", "2025-05-01", false)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.conflicting()).isFalse());
    }

    @Test
    void equally_new_answers_that_agree_share_their_drugs() {
        var one = new NamedTherapy(new Concept(List.of(), "one"), null, null);
        var two = new NamedTherapy(new Concept(List.of(), "two"), null, null);

        assertThat(select(form("Q", "2025-06-01", true, one), form("Q", "2025-06-01", true, two))
                        .getFirst()
                        .therapies())
                .containsExactly(one, two);
    }

    @Test
    void times_that_beat_each_other_in_a_circle_are_equally_new() {
        assertThat(select(
                        form("Q", "2025-06-01T10:00:00+02:00", true),
                        form("Q", "2025-06-01T09:30:00", true),
                        form("Q", "2025-06-01T09:00:00Z", false)))
                .singleElement()
                .satisfies(answer -> assertThat(answer.conflicting()).isTrue());
    }
}
