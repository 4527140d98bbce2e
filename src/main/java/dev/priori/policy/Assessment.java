package dev.priori.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart held against a policy.
 *
 * @param policy the version that was applied; with {@link Product#NO_VERSION} the policy that would govern, in any version
 * @param track null when no criterion was evaluated
 * @param path null when no path fits or can be told
 * @param overall MET when every criterion is MET, NOT_MET when one is NOT_MET, else UNKNOWN; UNKNOWN without criteria
 */
public record Assessment(
        Policy policy,
        Product product,
        @Nullable String track,
        @Nullable String path,
        LocalDate asOf,
        Finding overall,
        List<Assessed> criteria,
        List<Raised> advisories) {

    /** What the order's product is to the policy. */
    public enum Product {
        /** The policy governs it. */
        GOVERNED,
        /** Not coded, or coded in no known set: criteria are listed, nothing is decided. */
        NOT_RECOGNIZED,
        /** Another known drug: no criterion is evaluated. */
        OTHER,
        /** No version of the policy is in force on the as-of date: no criterion is evaluated. */
        NO_VERSION
    }

    /** One criterion with its finding and what it rests on; {@code missing} and {@code questions} only while UNKNOWN. */
    public record Assessed(
            Criterion criterion,
            Finding finding,
            List<Evidence> evidenceFor,
            List<Evidence> evidenceAgainst,
            List<String> missing,
            List<String> questions) {}

    /** An advisory that the chart raises. */
    public record Raised(Policy.Advisory advisory, List<Evidence> evidence) {}
}
