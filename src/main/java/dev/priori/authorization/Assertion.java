package dev.priori.authorization;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The record behind a {@code coverage-assertion-id}: what was said about one order and one coverage.
 *
 * @param hook for instance {@code order-sign}
 * @param hookInstance the caller's id of the call
 * @param order the order, unique over all callers: who sent it, and its reference
 * @param contentHash hash over the order's content, hex
 * @param coverage the coverage, unique over all callers
 * @param policyId null when no policy governs the product
 * @param outcome what was said, for instance {@code satisfied} or {@code auth-needed}
 * @param questionnaires canonical urls that were named
 * @param findings the assessment as JSON; {@code {}} when nothing was assessed
 * @param satisfiedPaId the authorization number that was given
 */
public record Assertion(
        UUID id,
        String hook,
        String hookInstance,
        String order,
        String contentHash,
        String coverage,
        List<Key> member,
        @Nullable String policyId,
        @Nullable String policyVersion,
        @Nullable String policyContentHash,
        String outcome,
        List<String> questionnaires,
        String findings,
        Instant at,
        @Nullable String satisfiedPaId) {}
