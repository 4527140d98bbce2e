package dev.priori.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One version of a coverage policy, as its PlanDefinition says.
 *
 * @param library name of the CQL library
 * @param from, until effective period, inclusive; null is open
 * @param products urls of the value sets whose products it governs
 * @param unspecific urls of value sets whose codes name no product
 * @param tracks the first that applies is taken
 * @param limits by name, for instance {@code daily-dose-mg} and {@code months}
 * @param questionnaires canonical urls without version
 * @param page public page of the published policy
 * @param contentHash SHA-256 over every file of the policy, hex
 */
public record Policy(
        String id,
        String version,
        String url,
        String title,
        String publisher,
        String library,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        List<String> products,
        List<String> unspecific,
        List<Track> tracks,
        List<Advisory> advisories,
        Map<String, BigDecimal> limits,
        List<String> questionnaires,
        @Nullable String page,
        Map<String, ValueSet> valueSets,
        String contentHash) {

    /** A safety advisory; never part of a determination. */
    public record Advisory(String id, String title, String text, String definition) {}

    /** True when this version governs orders of that day. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** The largest number of months an approval runs, if the policy limits it. */
    public @Nullable Integer months() {
        BigDecimal months = limits.get("months");
        return months == null ? null : months.intValueExact();
    }
}
