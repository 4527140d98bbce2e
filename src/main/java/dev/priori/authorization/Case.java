package dev.priori.authorization;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization in its current version. The raw request and answer of a version are read apart, with {@code
 * CaseStore.exchange}.
 *
 * @param version counts from 1
 * @param created when the first version was received
 * @param changed when this version was received or decided
 * @param interfaceVersion what this version was sent to, for instance {@code pas-2.2} or {@code order-sign}
 * @param items by sequence: every item ever submitted, cancelled ones too
 */
public record Case(
        UUID id,
        int version,
        Instant created,
        Instant changed,
        String interfaceVersion,
        List<Key> member,
        List<Key> requester,
        List<Key> providers,
        String payer,
        @Nullable Key claimIdentifier,
        @Nullable Key bundleIdentifier,
        @Nullable String claimResponseId,
        List<CaseItem> items) {

    /** What came in and what was answered, byte for byte. */
    public record Exchange(byte[] request, byte[] answer) {}
}
