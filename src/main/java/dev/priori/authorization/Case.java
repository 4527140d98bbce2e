package dev.priori.authorization;

import dev.priori.decision.Determination;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization in one of its versions, the current one unless another was asked for. The raw request and answer of a version are read apart, with {@code
 * CaseStore.exchange}.
 *
 * @param version counts from 1; an older version is a case too
 * @param created when the first version was received
 * @param changed when this version was received or decided
 * @param interfaceVersion what this version was sent to, for instance {@code pas-2.2} or {@code order-sign}
 * @param caller who sent the request
 * @param due when the decision is or was due; null when nothing ever pended
 * @param items by sequence: every item ever submitted, cancelled ones too
 */
public record Case(
        UUID id,
        int version,
        Instant created,
        Instant changed,
        String interfaceVersion,
        String caller,
        List<Key> member,
        List<Key> requester,
        List<Key> providers,
        String payer,
        @Nullable Key claimIdentifier,
        @Nullable Key bundleIdentifier,
        @Nullable String claimResponseId,
        @Nullable Instant due,
        List<CaseItem> items) {

    /** Whether a decision is owed. */
    public boolean pended() {
        return anyPended(items);
    }

    /**
     * When a decision is due once these are the items: a date that runs goes on, one that is over begins anew.
     *
     * @param proposed when it would be due if it began to run now
     */
    public @Nullable Instant due(List<CaseItem> after, @Nullable Instant proposed) {
        return pended() || proposed == null || !anyPended(after) ? due : proposed;
    }

    /** Whether one of these items is pended. */
    public static boolean anyPended(List<CaseItem> items) {
        return items.stream().anyMatch(item -> item.determination() instanceof Determination.Pended);
    }

    /** The request that the items answer and what was answered to it, byte for byte. */
    public record Exchange(byte[] request, byte[] answer) {}
}
