package dev.priori.chart;

import dev.priori.chart.fact.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Coverage as the request or chart shows it.
 *
 * @param status the Coverage's status, {@code active} when absent
 * @param subscriberId member id: identifier of type MB, else subscriberId
 * @param payors references or identifiers of the payors
 * @param planClasses values of Coverage.class of type plan
 */
public record CoverageOnFile(
        String reference,
        String status,
        @Nullable When start,
        @Nullable When end,
        @Nullable String subscriberId,
        List<String> payors,
        List<String> planClasses) {}
