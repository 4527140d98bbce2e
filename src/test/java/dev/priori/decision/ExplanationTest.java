package dev.priori.decision;

import static dev.priori.decision.Sample.assessment;
import static dev.priori.policy.Finding.MET;
import static dev.priori.policy.Finding.NOT_MET;
import static dev.priori.policy.Finding.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.policy.Assessment.Assessed;
import dev.priori.policy.Criterion;
import dev.priori.policy.Evidence;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Authorized YEAR = new Authorized(LocalDate.of(2025, 6, 16), LocalDate.of(2026, 6, 15));

    @Test
    void a_person_who_approves_need_not_have_all_criteria_met() {
        assertThat(Explanation.approvedByPerson(new Authorized(LocalDate.of(2025, 6, 16), LocalDate.of(2025, 12, 15))))
                .isEqualTo("Approved by a reviewer. Authorized from 2025-06-16 to 2025-12-15.");
    }

    @Test
    void a_note_tells_title_finding_and_what_it_rests_on() {
        assertThat(Explanation.notes(assessment(MET, NOT_MET, UNKNOWN)))
                .extracting(Explanation.Note::text)
                .containsExactly(
                        "Title MET: met. Rests on: A value, 2025-05 (Observation/1).",
                        "Title NOT_MET: not met. Found: A value, 2025-05 (Observation/1).",
                        "Title UNKNOWN: not known. Missing: A result.");
    }

    @Test
    void a_note_shows_three_pieces_of_evidence_and_counts_the_rest() {
        var five = Collections.nCopies(5, new Evidence(null, "A dose", null));
        var criterion = new Criterion("c", "Doses", "Clause", "D", List.of(), List.of(), null);
        var sample = assessment(MET);
        var many = new dev.priori.policy.Assessment(
                sample.policy(),
                sample.product(),
                "initial",
                null,
                sample.asOf(),
                MET,
                List.of(new Assessed(criterion, MET, five, List.of(), List.of(), List.of())),
                List.of());
        assertThat(Explanation.notes(many).getFirst().text())
                .isEqualTo("Doses: met. Rests on: A dose; A dose; A dose; and 2 more.");
    }

    @Test
    void a_reason_says_what_was_decided_and_on_which_criterion() {
        var mixed = assessment(MET, NOT_MET, UNKNOWN);
        assertThat(Explanation.reason(new Approved(YEAR), assessment(MET)))
                .isEqualTo("All criteria are met. Authorized from 2025-06-16 to 2026-06-15.");
        assertThat(Explanation.reason(new Modified(YEAR, "Asked for more."), assessment(MET)))
                .isEqualTo("All criteria are met. Asked for more. Authorized from 2025-06-16 to 2026-06-15.");
        assertThat(Explanation.reason(new Pended("criteria-not-met"), mixed))
                .isEqualTo("Not met: Title NOT_MET. A clinical reviewer decides.");
        assertThat(Explanation.reason(new Pended("information-missing"), mixed))
                .isEqualTo("Information is missing: A result.");
        assertThat(Explanation.reason(new Denied("criteria-not-met"), mixed)).isEqualTo("Not met: Title NOT_MET.");
    }

    @Test
    void every_determination_has_a_reason_also_without_a_policy() {
        for (String reason : List.of("other-product", "no-policy-in-effect", "product-not-recognized", "technical")) {
            assertThat(Explanation.reason(new Pended(reason), null)).isNotBlank();
        }
        for (String reason : List.of("coverage-inactive", "product-excluded", "reviewer")) {
            assertThat(Explanation.reason(new Denied(reason), null)).isNotBlank();
        }
        assertThat(Explanation.reason(new Cancelled(), null)).isEqualTo("Withdrawn by the requester.");
    }
}
