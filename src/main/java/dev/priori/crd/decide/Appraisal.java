package dev.priori.crd.decide;

import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.Order;
import dev.priori.crd.request.Focus;
import dev.priori.policy.Assessment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One resource of a call as far as it could be looked at. A switch over it has no default branch. */
public sealed interface Appraisal {

    Focus focus();

    /**
     * The order was held against the policy that governs it.
     *
     * @param assessment null when no policy governs the product
     */
    record Assessed(
            Focus focus, Order order, Chart chart, @Nullable Assessment assessment) implements Appraisal {

        /** The same order as if this were the only coverage. */
        Chart under(List<CoverageOnFile> coverages) {
            return chart.withCoverages(coverages);
        }
    }

    /** The order could not be looked at; {@code why} is for the caller and holds no patient data. */
    record Failed(Focus focus, String why) implements Appraisal {}
}
