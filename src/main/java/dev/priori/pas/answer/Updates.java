package dev.priori.pas.answer;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Findings;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseChanges.Conflict;
import dev.priori.authorization.store.CaseChanges.Kept;
import dev.priori.authorization.store.CaseStore;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Pended;
import dev.priori.pas.answer.ItemDecisions.Matter;
import dev.priori.pas.read.PasRequest;
import dev.priori.pas.read.Update;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers updates and cancellations. What is asked for differently, is new, or pends, is decided again; everything else stays
 * as it was decided. The answer tells of every item ever submitted (PAS 2.2.1, spec-46).
 */
final class Updates {

    private final PasSettings settings;
    private final ItemDecisions decisions;
    private final CaseStore cases;
    private final CaseChanges changes;
    private final Attached attached;

    Updates(PasSettings settings, ItemDecisions decisions, CaseStore cases, CaseChanges changes) {
        this.settings = settings;
        this.decisions = decisions;
        this.cases = cases;
        this.changes = changes;
        this.attached = new Attached(cases);
    }

    /** The whole answer; what goes out is kept, and what could not be kept is not told. */
    byte[] answer(PasRequest request, Update update, Received received, Replies replies, Door door) {
        Case current = find(request, update).orElse(null);
        if (current == null) {
            var unknown = new BusinessError(
                    settings.refusal().code(),
                    settings.refusal().followup(),
                    update.path(),
                    "No request is known here that this one updates. Send it as a new request.");
            return replies.refused(request, received, List.of(unknown), door.base());
        }
        byte[] body = cases.exchange(current.id(), current.version())
                .orElseThrow(() -> new IllegalStateException("Case " + current.id() + " lost its request"))
                .request();
        SubmittedClaim before = SubmittedClaim.kept(body);
        var rules = new UpdateRules(settings.refusal(), current, before, isStale(update, current, before));
        List<BusinessError> errors = rules.check(request, update);
        if (!errors.isEmpty()) {
            return replies.refused(request, received, errors, door.base());
        }
        LocalDate today = LocalDate.ofInstant(received.at(), door.zone());
        var matter = new Matter(attached.addedTo(request, current), current, today);
        NewCase next = replies.answered(request, received, items(matter, update, rules), door.base());
        return switch (changes.update(current, next, settings.replayWindow())) {
            case Kept kept -> kept.answer();
            case Conflict conflict -> replies.refused(request, received, List.of(rules.overtaken(update)), door.base());
        };
    }

    /**
     * Where the update came in.
     *
     * @param base base URL of the PAS version
     */
    record Door(String base, ZoneId zone) {}

    /** By the Claim it updates, else by a number it names, else by the Claim's identifier; of its own member and requester. */
    private Optional<Case> find(PasRequest request, Update update) {
        Stream<Case> byUrl = update.priorUrls().stream().flatMap(url -> cases.byClaim(url).stream());
        Stream<Case> byNumber = update.numbers().stream().flatMap(number -> cases.byNumber(number).stream());
        return Stream.concat(byUrl, byNumber)
                .filter(one ->
                        Key.anyOf(request.member(), one.member()) && Key.anyOf(request.requester(), one.requester()))
                .findFirst()
                .or(() -> byIdentifier(request, update));
    }

    /** Senders that give every version of a request a url of its own say which one they have seen. */
    private boolean isStale(Update update, Case current, SubmittedClaim before) {
        return !update.priorUrls().contains(SubmittedClaim.url(before.claim()))
                && update.priorUrls().stream()
                        .flatMap(url -> cases.byClaim(url).stream())
                        .anyMatch(one -> one.id().equals(current.id()));
    }

    private Optional<Case> byIdentifier(PasRequest request, Update update) {
        return update.priorIdentifiers().isEmpty()
                ? Optional.empty()
                : cases.byMemberAndProvider(request.member(), request.requester()).stream()
                        .filter(one -> one.claimIdentifier() != null
                                && Key.anyOf(update.priorIdentifiers(), List.of(one.claimIdentifier())))
                        .findFirst();
    }

    private List<CaseItem> items(Matter matter, Update update, UpdateRules rules) {
        var items = new ArrayList<CaseItem>();
        for (ClaimItem item : matter.request().items()) {
            items.add(item(matter, item, update, rules));
        }
        Set<Integer> sent = items.stream().map(CaseItem::sequence).collect(Collectors.toSet());
        for (CaseItem before : rules.current().items()) {
            if (!sent.contains(before.sequence())) {
                items.add(withdrawn(before, matter.today()));
            }
        }
        return items;
    }

    private CaseItem item(Matter matter, ClaimItem item, Update update, UpdateRules rules) {
        CaseItem before = matter.before(item.sequence());
        if (update.cancelsAll() || update.cancelled().contains(item.sequence())) {
            return before == null ? decisions.withdrawn(matter, item) : withdrawn(before, matter.today());
        }
        if (before == null || before.determination() instanceof Pended || rules.isChanged(item, update)) {
            return decisions.decide(matter, item);
        }
        return before;
    }

    /** What is denied or withdrawn already cannot be withdrawn. */
    private static CaseItem withdrawn(CaseItem before, LocalDate today) {
        return before.determination() instanceof Denied || before.determination() instanceof Cancelled
                ? before
                : before.with(new Cancelled(), Findings.json("Withdrawn by the requester."), today);
    }
}
