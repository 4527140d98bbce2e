package dev.priori.assess;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of an assessment.
 *
 * @param order {@code MedicationRequest/<id>}, null lets the chart tell
 * @param asOf null: the order's date, else today
 * @param unavailable FHIR types that could not be had
 * @param track null lets the policy choose
 */
record AssessQuery(
        @Nullable String order,
        @Nullable LocalDate asOf,
        Set<String> unavailable,
        @Nullable String track) {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("order", "asOf", "unavailable", "track"));
    private static final Pattern ORDER = Pattern.compile("MedicationRequest/[A-Za-z0-9.-]{1,64}");
    private static final Set<String> TYPES = Set.copyOf(
            List.of(ResourceType.values()).stream().map(ResourceType::name).toList());

    /**
     * @param tracks ids of the policy's tracks
     * @throws dev.priori.fhir.ProblemException 400 naming every parameter or value that is not known
     */
    static AssessQuery of(Map<String, String[]> given, Set<String> tracks) {
        var query = new QueryParameters(given, KNOWN);
        String order = query.single(
                "order", text -> ORDER.matcher(text).matches() ? text : null, "write MedicationRequest/ and an id");
        LocalDate asOf = query.single("asOf", AssessQuery::date, "write a date of 1900 to 2199 as YYYY-MM-DD");
        List<String> unavailable =
                query.list("unavailable", TYPES::contains, "write FHIR R4 resource types, separated by commas");
        String track = query.single(
                "track", text -> tracks.contains(text) ? text : null, "write " + String.join(" or ", tracks));
        query.refuseFaults();
        return new AssessQuery(order, asOf, Set.copyOf(unavailable), track);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = text.length() == 10 ? LocalDate.parse(text) : null;
            return date == null || date.getYear() < 1900 || date.getYear() > 2199 ? null : date;
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
