package dev.priori.authorization.store;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.row.CaseWriter;
import dev.priori.database.Column;
import dev.priori.database.Database;
import dev.priori.database.StorageUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * New versions of cases. Each is made from the version its maker has seen; of two at once one is kept, and nothing of the
 * other. Every call blocks, is durable when it returns, and throws {@link StorageUnavailable} when it cannot.
 */
public class CaseChanges {

    private final Database database;
    private final CaseStore cases;
    private final CaseWriter writer;
    private final Replays replays;
    private final Outbox outbox;

    public CaseChanges(Database database) {
        this.database = database;
        this.cases = new CaseStore(database);
        this.writer = new CaseWriter(database.jdbc());
        this.replays = new Replays(database.client());
        this.outbox = new Outbox(database.tasks());
    }

    /** What became of a change. */
    public sealed interface Changed permits Kept, Conflict {}

    /** The case as it is now, with the answer that goes out; {@code repeated} when an earlier request had made it. */
    public record Kept(Case kept, byte[] answer, boolean repeated) implements Changed {}

    /** Somebody else changed the case meanwhile; nothing was kept. Read it again and decide again. */
    public record Conflict() implements Changed {}

    /**
     * Keeps a request about a case that exists, with its answer, as the next version. Its answer tells the result, so
     * nobody is notified. Numbers of earlier versions go on leading to the case.
     *
     * @param current as the answer was made from
     * @param request with every item ever submitted; its payer is left out, its parties are added
     * @param within how long the same bytes of the same caller get the stored answer: see {@link CaseStore#keep}
     */
    public Changed update(Case current, NewCase request, Duration within) {
        try {
            database.write("updating a case", () -> {
                if (!within.isZero()) {
                    replays.claim(current.id(), current.version() + 1, request.received(), within);
                }
                if (!writer.update(current, request)) {
                    throw new Overtaken();
                }
            });
            return new Kept(updated(current, request), request.answer(), false);
        } catch (Overtaken overtaken) {
            return new Conflict();
        } catch (Replays.Taken taken) {
            Optional<CaseStore.Kept> earlier = cases.earlier(request.received(), within);
            return earlier.<Changed>map(kept -> new Kept(kept.kept(), kept.answer(), true))
                    .orElseGet(Conflict::new);
        }
    }

    /**
     * Keeps a decision, or whatever else changes a case without being answered by its result, as the next version. When
     * the result of an item that was pended changes, a row of the outbox is written with it.
     *
     * @param current as the decision was made on
     * @param cause the decision as it came in; its interface tells what kind it is, its caller who made it
     * @param claimResponseId of the ClaimResponse that tells of this version
     * @param items every item of the case
     */
    public Changed decide(Case current, Received cause, String claimResponseId, List<CaseItem> items) {
        try {
            database.write("deciding a case", () -> {
                if (!writer.decide(current, cause, claimResponseId, items)) {
                    throw new Overtaken();
                }
                if (resultChanged(current.items(), items)) {
                    outbox.changed(current.id(), current.version() + 1, cause.at());
                }
            });
            return new Kept(decided(current, cause, claimResponseId, items), new byte[0], false);
        } catch (Overtaken overtaken) {
            return new Conflict();
        }
    }

    private static boolean resultChanged(List<CaseItem> before, List<CaseItem> now) {
        return Case.anyPended(before) && !sorted(before).equals(sorted(now));
    }

    private static Case updated(Case current, NewCase request) {
        return new Case(
                current.id(),
                current.version() + 1,
                current.created(),
                Column.kept(request.received().at()),
                request.received().interfaceVersion(),
                request.received().caller(),
                together(current.member(), request.member()),
                together(current.requester(), request.requester()),
                together(current.providers(), request.providers()),
                current.payer(),
                request.claimIdentifier(),
                request.bundleIdentifier(),
                request.claimResponseId(),
                kept(current.due(request.items(), request.due())),
                sorted(request.items()));
    }

    private static Case decided(Case current, Received cause, String claimResponseId, List<CaseItem> items) {
        return new Case(
                current.id(),
                current.version() + 1,
                current.created(),
                Column.kept(cause.at()),
                current.interfaceVersion(),
                current.caller(),
                current.member(),
                current.requester(),
                current.providers(),
                current.payer(),
                current.claimIdentifier(),
                current.bundleIdentifier(),
                claimResponseId,
                current.due(),
                sorted(items));
    }

    private static @Nullable Instant kept(@Nullable Instant due) {
        return due == null ? null : Column.kept(due);
    }

    private static List<Key> together(List<Key> before, List<Key> added) {
        var keys = new LinkedHashSet<>(before);
        keys.addAll(added);
        return List.copyOf(keys);
    }

    private static List<CaseItem> sorted(List<CaseItem> items) {
        return items.stream()
                .sorted(Comparator.comparingInt(CaseItem::sequence))
                .toList();
    }

    /** The case had another version. */
    private static class Overtaken extends RuntimeException {
        Overtaken() {
            super("the case was changed meanwhile", null, false, false);
        }
    }
}
