package dev.priori.decision;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.chart.fact.Approval;
import dev.priori.policy.Assessment;
import dev.priori.policy.Policy;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The period an approval of the order would carry: as long as asked, at most as long as the policy grants.
 *
 * @param start first day
 * @param end last day
 * @param cut what was asked and not granted, in words; null when all of it was
 */
record AuthorizedPeriod(
        LocalDate start, LocalDate end, @Nullable String cut) {
    /** What is granted when neither the order nor the policy names a length. */
    private static final int USUAL_MONTHS = 12;

    private static final String RENEWAL = "renewal";

    static AuthorizedPeriod of(Order order, Chart chart, @Nullable Assessment assessment) {
        LocalDate start = start(order, chart, assessment);
        Integer limit = assessment == null ? null : assessment.policy().months();
        Optional<AskedLength> asked = AskedLength.of(order.period(), order.asOf());
        if (asked.isEmpty()) {
            return new AuthorizedPeriod(start, lastDay(start, limit == null ? USUAL_MONTHS : limit), null);
        }
        LocalDate end = asked.get().lastDay(start);
        if (limit == null || !end.isAfter(lastDay(start, limit))) {
            return new AuthorizedPeriod(start, end, null);
        }
        String cut = asked.get().within(limit)
                ? null
                : "Asked for " + asked.get() + "; the policy authorizes " + limit + " months at a time.";
        return new AuthorizedPeriod(start, lastDay(start, limit), cut);
    }

    /** The start asked for, but not before the as-of date, and in a renewal not before the old approval has ended. */
    private static LocalDate start(Order order, Chart chart, @Nullable Assessment assessment) {
        RequestedPeriod asked = order.period();
        LocalDate start = asked.start() == null || asked.start().isBefore(order.asOf()) ? order.asOf() : asked.start();
        if (assessment == null || !RENEWAL.equals(assessment.track())) {
            return start;
        }
        LocalDate oldEnd = chart.approvals().stream()
                .filter(approval -> renews(approval, assessment.policy(), assessment.path()))
                .map(Approval::end)
                .filter(Objects::nonNull)
                .flatMap(end -> end.toDay().stream())
                .max(LocalDate::compareTo)
                .orElse(null);
        return oldEnd == null || start.isAfter(oldEnd) ? start : oldEnd.plusDays(1);
    }

    private static boolean renews(Approval approval, Policy policy, @Nullable String path) {
        boolean samePath = approval.path() == null || approval.path().equals(path);
        return samePath && approval.products().stream().anyMatch(policy::governs);
    }

    private static LocalDate lastDay(LocalDate start, int months) {
        return start.plusMonths(months).minusDays(1);
    }
}
