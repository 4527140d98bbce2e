package dev.priori.policy;

import dev.priori.chart.fact.Coding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a policy.
 *
 * @param id stable and public
 * @param clause the clause in words
 * @param definition base name of its CQL definitions: {@code "<name>"}, {@code "<name> Evidence For"}, {@code "<name> Evidence Against"}
 * @param missing what to ask for, in words, while the finding is UNKNOWN
 * @param questions linkIds of the questionnaire items that ask for it
 * @param document what would show it, null when the policy names no document
 */
public record Criterion(
        String id,
        String title,
        String clause,
        String definition,
        List<String> missing,
        List<String> questions,
        @Nullable Document document) {

    /**
     * A kind of document.
     *
     * @param type a LOINC attachment code
     * @param modifiers LOINC attachment modifiers: which part of it
     * @param report a report type of X12 755
     */
    public record Document(
            Coding type, List<Coding> modifiers, @Nullable Coding report) {}
}
