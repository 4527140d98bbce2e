package dev.priori.policy;

import dev.priori.chart.fact.Concept;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param parameters switches by name with their values: Boolean, Integer, BigDecimal or String
 * @param whenNotMet what follows a NOT_MET criterion: {@code review} (a person decides) or {@code deny}
 * @param questionnaires canonical urls without version
 * @param page public page of the published policy
 * @param contacts who can be asked about it
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
        Map<String, Object> parameters,
        String whenNotMet,
        List<String> questionnaires,
        @Nullable String page,
        List<Contact> contacts,
        Map<String, ValueSet> valueSets,
        String contentHash) {

    /**
     * A safety advisory; never part of a determination.
     *
     * @param companion what it proposes to order beside the product, null for nothing
     */
    public record Advisory(
            String id,
            String title,
            String text,
            String definition,
            @Nullable Concept companion) {}

    /** A desk or a person of the payer, and how it is reached. */
    public record Contact(String name, List<Telecom> telecom) {}

    /** One way to reach a contact: {@code phone}, {@code email} or another code of FHIR's ContactPoint, and the address. */
    public record Telecom(String system, String value) {}

    /** True when this version governs orders of that day. */
    public boolean inForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** The track of that id. */
    public Optional<Track> track(String trackId) {
        return tracks.stream().filter(track -> track.id().equals(trackId)).findFirst();
    }

    /** True when the product's codes stand in the policy's product sets. */
    public boolean governs(Concept product) {
        return anyContains(products, product);
    }

    /** True when a code of the product stands in a set whose codes name no product. */
    public boolean leavesOpen(Concept product) {
        return anyContains(unspecific, product);
    }

    private boolean anyContains(List<String> urls, Concept product) {
        for (String url : urls) {
            ValueSet set = valueSets.get(url);
            if (set != null && set.containsAny(product.codings())) {
                return true;
            }
        }
        return false;
    }

    /** The largest number of months an approval runs, if the policy limits it. */
    public @Nullable Integer months() {
        BigDecimal months = limits.get("months");
        return months == null ? null : months.intValueExact();
    }
}
