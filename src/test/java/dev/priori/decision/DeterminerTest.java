package dev.priori.decision;

import static dev.priori.decision.Sample.AS_OF;
import static dev.priori.decision.Sample.assessment;
import static dev.priori.decision.Sample.chart;
import static dev.priori.decision.Sample.coverage;
import static dev.priori.decision.Sample.order;
import static dev.priori.decision.Sample.policy;
import static dev.priori.policy.Finding.MET;
import static dev.priori.policy.Finding.NOT_MET;
import static dev.priori.policy.Finding.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Pended;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Product;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeterminerTest {
    private static final CoverageOnFile ACTIVE = coverage("active", "2025-01-01", "2025-12-31");
    private static final CoverageOnFile ENDED = coverage("active", "2024-01-01", "2024-12-31");
    private static final Assessment ALL_MET = assessment(MET, MET);

    private final Determiner determiner = new Determiner((product, plans) -> plans.contains("BASIC"));

    private Determination determine(Chart chart, @Nullable Assessment assessment) {
        return determiner.determine(order(), chart, assessment);
    }

    @Test
    void everything_met_is_approved() {
        assertThat(determine(chart(), ALL_MET))
                .isEqualTo(new Approved(new Authorized(AS_OF, LocalDate.of(2026, 6, 15))));
    }

    @Test
    void a_criterion_not_met_goes_to_a_person_also_beside_unknown_ones() {
        assertThat(determine(chart(), assessment(MET, UNKNOWN, NOT_MET))).isEqualTo(new Pended("criteria-not-met"));
    }

    @Test
    void a_criterion_not_met_is_denied_only_where_the_policy_says_so() {
        var strict = assessment(policy(12, "deny"), Product.GOVERNED, "initial", MET, NOT_MET);
        assertThat(determine(chart(), strict)).isEqualTo(new Denied("criteria-not-met"));
        var unknown = assessment(policy(12, "deny"), Product.GOVERNED, "initial", MET, UNKNOWN);
        assertThat(determine(chart(), unknown)).isEqualTo(new Pended("information-missing"));
    }

    @Test
    void a_criterion_unknown_pends_for_information() {
        assertThat(determine(chart(), assessment(MET, UNKNOWN))).isEqualTo(new Pended("information-missing"));
    }

    @Test
    void a_product_that_is_not_recognized_pends_whatever_the_criteria_say() {
        var text = assessment(policy(12, "deny"), Product.NOT_RECOGNIZED, "initial", MET, NOT_MET);
        assertThat(determine(chart(), text)).isEqualTo(new Pended("product-not-recognized"));
    }

    @Test
    void other_products_and_orders_without_a_policy_are_not_governed() {
        assertThat(determine(chart(), assessment(policy(12, "review"), Product.OTHER, "initial")))
                .isEqualTo(new Pended("other-product"));
        assertThat(determine(chart(), null)).isEqualTo(new Pended("other-product"));
    }

    @Test
    void no_version_in_effect_pends() {
        assertThat(determine(chart(), assessment(policy(12, "review"), Product.NO_VERSION, "initial")))
                .isEqualTo(new Pended("no-policy-in-effect"));
    }

    @Test
    void inactive_coverage_comes_before_everything_else() {
        var chart = chart(List.of(ENDED));
        assertThat(determine(chart, ALL_MET)).isEqualTo(new Denied("coverage-inactive"));
        assertThat(determine(chart, assessment(NOT_MET))).isEqualTo(new Denied("coverage-inactive"));
        assertThat(determine(chart, assessment(policy(12, "review"), Product.OTHER, "initial")))
                .isEqualTo(new Denied("coverage-inactive"));
        assertThat(determine(chart, null)).isEqualTo(new Denied("coverage-inactive"));
    }

    @Test
    void without_any_coverage_the_criteria_decide() {
        assertThat(determine(chart(List.of()), ALL_MET)).isInstanceOf(Approved.class);
    }

    @Test
    void one_coverage_in_force_of_two_is_enough() {
        assertThat(determine(chart(List.of(ENDED, ACTIVE)), ALL_MET)).isInstanceOf(Approved.class);
    }

    @ParameterizedTest(name = "{0} {1}..{2}: {3}")
    @CsvSource({
        "active, 2025-06-16, 2025-06-16, in force",
        "active, 2025-06-17, , inactive",
        "active, , 2025-06-15, inactive",
        "active, , , in force",
        "cancelled, 2025-01-01, 2025-12-31, inactive",
        "active, 2025, 2025, in force",
        "active, 2025-06, , in force",
        "active, , 2025-06, in force",
        "active, 2025-07, , inactive",
        "active, 2026, , inactive",
        "active, , 2025-05, inactive",
        "active, , 2024, inactive"
    })
    void a_coverage_is_inactive_only_when_its_dates_prove_it(String status, String start, String end, String expected) {
        Determination determination = determine(chart(List.of(coverage(status, start, end))), ALL_MET);
        if (expected.equals("inactive")) {
            assertThat(determination).isEqualTo(new Denied("coverage-inactive"));
        } else {
            assertThat(determination).isInstanceOf(Approved.class);
        }
    }

    @Test
    void the_coverage_must_hold_the_start_that_would_be_authorized_not_the_order_date() {
        var period = new RequestedPeriod(LocalDate.of(2026, 1, 1), null, null, false);
        assertThat(determiner.determine(order(period), chart(List.of(ACTIVE)), ALL_MET))
                .isEqualTo(new Denied("coverage-inactive"));
    }

    @Test
    void a_coverage_that_ends_during_the_approval_is_in_force() {
        assertThat(determine(chart(List.of(coverage("active", null, "2025-06-20"))), ALL_MET))
                .isInstanceOf(Approved.class);
    }

    @Test
    void a_product_the_plan_excludes_is_denied_before_the_criteria_are_looked_at() {
        var basic = coverage("active", null, null, "BASIC");
        assertThat(determine(chart(List.of(basic)), assessment(NOT_MET))).isEqualTo(new Denied("product-excluded"));
        assertThat(determine(chart(List.of(basic)), null)).isEqualTo(new Denied("product-excluded"));
    }

    @Test
    void an_exclusion_counts_only_when_every_coverage_in_force_excludes() {
        var basic = coverage("active", null, null, "BASIC");
        var full = coverage("active", null, null, "FULL");
        var endedFull = coverage("active", null, "2024-12-31", "FULL");
        assertThat(determine(chart(List.of(basic, full)), ALL_MET)).isInstanceOf(Approved.class);
        assertThat(determine(chart(List.of(basic, endedFull)), ALL_MET)).isEqualTo(new Denied("product-excluded"));
    }
}
