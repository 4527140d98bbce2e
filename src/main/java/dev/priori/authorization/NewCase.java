package dev.priori.authorization;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with its answer, not yet kept.
 *
 * @param member identifiers of the member: member ids of the coverage, then those of the patient
 * @param requester identifiers of the requesting organization or person
 * @param providers identifiers of whoever orders or renders, the requester's not repeated
 * @param payer identifier of the insurer as {@code system|value}, or its reference
 * @param claimIdentifier the request's own trace; never a search key
 * @param bundleIdentifier the transaction's own trace; never a search key
 * @param claimResponseId id of the ClaimResponse in {@code answer}; null when the case comes from a hook
 * @param claimUrl fullUrl of the Claim, by which an update names it
 * @param answer the answer exactly as it is sent; empty when the case comes from a hook
 * @param due when a decision is due; counts only while an item is pended
 */
public record NewCase(
        Received received,
        List<Key> member,
        List<Key> requester,
        List<Key> providers,
        String payer,
        @Nullable Key claimIdentifier,
        @Nullable Key bundleIdentifier,
        @Nullable String claimResponseId,
        @Nullable String claimUrl,
        byte[] answer,
        List<CaseItem> items,
        @Nullable Instant due) {}
