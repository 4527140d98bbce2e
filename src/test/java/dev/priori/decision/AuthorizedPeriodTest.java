package dev.priori.decision;

import static dev.priori.decision.Sample.OTHER;
import static dev.priori.decision.Sample.PRODUCT;
import static dev.priori.decision.Sample.approval;
import static dev.priori.decision.Sample.assessment;
import static dev.priori.decision.Sample.chart;
import static dev.priori.decision.Sample.order;
import static dev.priori.decision.Sample.policy;
import static dev.priori.policy.Finding.MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.policy.Assessment.Product;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order date is 2025-06-16 throughout. */
class AuthorizedPeriodTest {
    private static RequestedPeriod asked(@Nullable LocalDate start, @Nullable LocalDate end, @Nullable Integer days) {
        return new RequestedPeriod(start, end, days, false);
    }

    private static AuthorizedPeriod period(RequestedPeriod asked, Chart chart, String track, @Nullable Integer months) {
        var assessment = assessment(policy(months, "review"), Product.GOVERNED, track, MET);
        return AuthorizedPeriod.of(order(asked), chart, assessment);
    }

    @ParameterizedTest(name = "{0}..{1}, {2} days: {3}..{4}, cut {5}")
    @CsvSource({
        // start asked, end asked, days asked, from, to, cut
        ", , , 2025-06-16, 2026-06-15, false",
        "2025-06-16, 2026-06-15, , 2025-06-16, 2026-06-15, false",
        "2025-07-01, 2025-12-31, , 2025-07-01, 2025-12-31, false",
        // moved to the order date, as long as asked
        "2025-06-01, 2026-05-31, , 2025-06-16, 2026-06-15, false",
        "2025-06-01, 2025-06-30, , 2025-06-16, 2025-07-15, false",
        "2024-01-01, 2024-12-31, , 2025-06-16, 2026-06-15, false",
        // an end without a start counts from the order date
        ", 2025-08-15, , 2025-06-16, 2025-08-15, false",
        // a start without a length
        "2025-06-20, , , 2025-06-20, 2026-06-19, false",
        // lengths in days
        ", , 30, 2025-06-16, 2025-07-15, false",
        ", , 360, 2025-06-16, 2026-06-10, false",
        ", , 365, 2025-06-16, 2026-06-15, false",
        ", , 366, 2025-06-16, 2026-06-15, false",
        ", , 367, 2025-06-16, 2026-06-15, true",
        ", , 720, 2025-06-16, 2026-06-15, true",
        "2025-07-01, , 90, 2025-07-01, 2025-09-28, false",
        // longer than the policy grants
        "2025-06-16, 2027-06-15, , 2025-06-16, 2026-06-15, true",
        "2025-06-16, 2026-07-15, , 2025-06-16, 2026-06-15, true",
        "2025-06-01, 2027-05-31, , 2025-06-16, 2026-06-15, true",
        // the day after twelve months is how some write twelve months
        "2025-06-16, 2026-06-16, , 2025-06-16, 2026-06-15, false",
        // over the 29th of February
        "2027-06-16, 2028-06-15, , 2027-06-16, 2028-06-15, false",
        "2028-02-29, 2029-02-27, , 2028-02-29, 2029-02-27, false",
        // an end before the start is no length
        "2025-07-01, 2025-06-01, , 2025-07-01, 2026-06-30, false",
        ", , 0, 2025-06-16, 2026-06-15, false"
    })
    void a_period_starts_as_asked_and_runs_at_most_twelve_months(
            LocalDate start, LocalDate end, Integer days, LocalDate from, LocalDate to, boolean cut) {
        AuthorizedPeriod period = period(asked(start, end, days), chart(), "initial", 12);
        assertThat(period.start()).isEqualTo(from);
        assertThat(period.end()).isEqualTo(to);
        assertThat(period.cut() != null).isEqualTo(cut);
    }

    @ParameterizedTest(name = "old end {0}, asked {1}..{2}: {3}..{4}")
    @CsvSource({
        "2025-06-30, , , 2025-07-01, 2026-06-30",
        "2025-06-16, , , 2025-06-17, 2026-06-16",
        "2025-06-15, , , 2025-06-16, 2026-06-15",
        "2025-05-01, , , 2025-06-16, 2026-06-15",
        "2025-06-30, 2025-06-20, 2026-06-19, 2025-07-01, 2026-06-30",
        "2025-06-30, 2025-07-01, 2026-06-30, 2025-07-01, 2026-06-30",
        "2025-06-30, 2025-08-01, 2025-08-31, 2025-08-01, 2025-08-31",
        // twelve months asked stay twelve months, whether or not a leap day lies among them
        "2027-07-15, 2027-06-16, 2028-06-15, 2027-07-16, 2028-07-15"
    })
    void a_renewal_starts_the_day_after_the_old_end_at_the_earliest(
            String oldEnd, LocalDate start, LocalDate end, LocalDate from, LocalDate to) {
        var chart = chart(approval(PRODUCT, oldEnd, null));
        AuthorizedPeriod period = period(asked(start, end, null), chart, "renewal", 12);
        assertThat(period.start()).isEqualTo(from);
        assertThat(period.end()).isEqualTo(to);
        assertThat(period.cut()).isNull();
    }

    @Test
    void an_initial_request_is_not_moved_by_an_old_approval() {
        var chart = chart(approval(PRODUCT, "2025-06-30", null));
        assertThat(period(RequestedPeriod.NONE, chart, "initial", 12).start()).isEqualTo(Sample.AS_OF);
    }

    @Test
    void approvals_of_another_product_or_path_move_nothing() {
        var other = chart(approval(OTHER, "2025-06-30", null), approval(PRODUCT, "2025-06-30", "second"));
        assertThat(period(RequestedPeriod.NONE, other, "renewal", 12).start()).isEqualTo(Sample.AS_OF);
        var same = chart(approval(PRODUCT, "2025-06-30", "first"));
        assertThat(period(RequestedPeriod.NONE, same, "renewal", 12).start()).isEqualTo(LocalDate.of(2025, 7, 1));
    }

    @Test
    void a_post_service_request_starts_on_the_day_of_service() {
        var service = new RequestedPeriod(Sample.AS_OF, Sample.AS_OF, null, true);
        AuthorizedPeriod period = period(service, chart(), "initial", 12);
        assertThat(period.start()).isEqualTo(Sample.AS_OF);
        assertThat(period.end()).isEqualTo(Sample.AS_OF);
    }

    @Test
    void a_cut_names_what_was_asked_and_what_is_granted() {
        var byDate = asked(Sample.AS_OF, LocalDate.of(2027, 6, 15), null);
        assertThat(period(byDate, chart(), "initial", 12).cut())
                .isEqualTo("Asked for 24 months; the policy authorizes 12 months at a time.");
        assertThat(period(asked(null, null, 720), chart(), "initial", 6).cut())
                .isEqualTo("Asked for 720 days; the policy authorizes 6 months at a time.");
    }

    @Test
    void a_policy_without_a_limit_grants_what_is_asked_and_a_year_when_nothing_is() {
        var twoYears = asked(Sample.AS_OF, LocalDate.of(2027, 6, 15), null);
        assertThat(period(twoYears, chart(), "initial", null).end()).isEqualTo(LocalDate.of(2027, 6, 15));
        assertThat(period(RequestedPeriod.NONE, chart(), "initial", null).end()).isEqualTo(LocalDate.of(2026, 6, 15));
    }
}
