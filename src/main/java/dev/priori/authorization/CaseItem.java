package dev.priori.authorization;

import dev.priori.chart.fact.Concept;
import dev.priori.decision.Determination;
import dev.priori.decision.Reviewer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One item of a case, with everything its determination can be repeated from.
 *
 * @param sequence Claim.item.sequence; 1 for a single order
 * @param policyId null when no policy governs the product
 * @param policyVersion null when no policy governs the product, or none of its versions is in force
 * @param contentHash SHA-256 over the policy's files, hex; null without a version
 * @param path the branch of the policy the determination was given on
 * @param product every coding of the product, and its text
 * @param findings the assessment as JSON; {@code {}} when nothing was assessed
 * @param authorizationNumber what an approved or modified item is known by
 * @param administrationReferenceNumber what any other item is known by; stays when it is approved later
 * @param decided the day the determination was given
 * @param reviewer who gave it; null when no person did
 */
public record CaseItem(
        int sequence,
        @Nullable String policyId,
        @Nullable String policyVersion,
        @Nullable String contentHash,
        LocalDate asOf,
        @Nullable String path,
        Concept product,
        Determination determination,
        String findings,
        @Nullable String authorizationNumber,
        @Nullable String administrationReferenceNumber,
        LocalDate decided,
        @Nullable Reviewer reviewer) {

    /** The same item, determined otherwise by no person; its numbers stay. */
    public CaseItem with(Determination other, String why, LocalDate day) {
        return new CaseItem(
                sequence,
                policyId,
                policyVersion,
                contentHash,
                asOf,
                path,
                product,
                other,
                why,
                authorizationNumber,
                administrationReferenceNumber,
                day,
                null);
    }
}
