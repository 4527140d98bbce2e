package dev.priori.decision;

import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Concept;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.policy.Assessment;
import dev.priori.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the plan answers for one order. Adverse only for administrative reasons, or where the policy itself says that an
 * unmet criterion is denied.
 */
public final class Determiner {
    private final BiPredicate<Concept, List<String>> excludes;

    /**
     * @param excludes true when the plan's own data exclude the product for coverages of the given plan classes
     */
    public Determiner(BiPredicate<Concept, List<String>> excludes) {
        this.excludes = excludes;
    }

    /**
     * The first rule that applies: inactive coverage, excluded product, other product, no version in effect, product not
     * recognized, a criterion not met, a criterion unknown, all met.
     *
     * @param assessment null when no policy governs the order
     */
    public Determination determine(Order order, Chart chart, @Nullable Assessment assessment) {
        var period = AuthorizedPeriod.of(order, chart, assessment);
        List<CoverageOnFile> inForce = chart.coverages().stream()
                .filter(coverage -> mayBeInForce(coverage, period.start()))
                .toList();
        if (inForce.isEmpty() && !chart.coverages().isEmpty()) {
            return new Denied("coverage-inactive");
        }
        if (excludedByAll(order.product(), inForce)) {
            return new Denied("product-excluded");
        }
        if (assessment == null) {
            return new Pended("other-product");
        }
        return switch (assessment.product()) {
            case OTHER -> new Pended("other-product");
            case NO_VERSION -> new Pended("no-policy-in-effect");
            case NOT_RECOGNIZED -> new Pended("product-not-recognized");
            case GOVERNED -> byFindings(assessment, period);
        };
    }

    private static Determination byFindings(Assessment assessment, AuthorizedPeriod period) {
        return switch (assessment.overall()) {
            case NOT_MET -> notMet(assessment.policy());
            case UNKNOWN -> new Pended("information-missing");
            case MET -> {
                var authorized = new Authorized(period.start(), period.end());
                String cut = period.cut();
                yield cut == null ? new Approved(authorized) : new Modified(authorized, cut);
            }
        };
    }

    private static Determination notMet(Policy policy) {
        return "deny".equals(policy.whenNotMet()) ? new Denied("criteria-not-met") : new Pended("criteria-not-met");
    }

    private boolean excludedByAll(Concept product, List<CoverageOnFile> coverages) {
        return !coverages.isEmpty()
                && coverages.stream().allMatch(coverage -> excludes.test(product, coverage.planClasses()));
    }

    /** False only when the coverage says so: cancelled, or a period that certainly does not hold the day. */
    private static boolean mayBeInForce(CoverageOnFile coverage, LocalDate day) {
        boolean live = !"cancelled".equals(coverage.status());
        boolean begun = coverage.start() == null || !Precision.isAfter(coverage.start(), day);
        boolean notEnded = coverage.end() == null || !Precision.isBefore(coverage.end(), day);
        return live && begun && notEnded;
    }
}
