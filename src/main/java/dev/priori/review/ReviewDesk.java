package dev.priori.review;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseChanges.Changed;
import dev.priori.authorization.store.CaseChanges.Conflict;
import dev.priori.authorization.store.CaseChanges.Kept;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Explanation;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.review.Review.Approve;
import dev.priori.review.Review.Ask;
import dev.priori.review.Review.Deny;
import dev.priori.review.Review.ItemReview;
import dev.priori.review.Review.Modify;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes a person's decision into a case. Nothing here decides by itself, whatever is overdue. */
public final class ReviewDesk {

    /** What such a change of a case comes from. */
    static final String SOURCE = "review";

    private final CaseStore cases;
    private final CaseChanges changes;
    private final Numbers numbers;
    private final Clock clock;

    public ReviewDesk(CaseStore cases, CaseChanges changes, Numbers numbers, Clock clock) {
        this.cases = cases;
        this.changes = changes;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Pended cases, the one due first first. */
    List<Case> worklist(int most) {
        return cases.pended(most);
    }

    /** @throws ProblemException 404 for an unknown id */
    Case find(String id) {
        return id(id).flatMap(cases::find)
                .orElseThrow(() -> new ProblemException(Problem.of(
                        404,
                        Issue.error(
                                "not-found",
                                "There is no such case",
                                null,
                                "an unknown id",
                                "use one of the worklist"))));
    }

    /** The request of a case, byte for byte. */
    byte[] request(Case of) {
        return cases.exchange(of.id(), of.version())
                .orElseThrow(() -> new IllegalStateException("Case " + of.id() + " lost its request"))
                .request();
    }

    /**
     * Keeps a decision; whoever subscribed is notified.
     *
     * @param body the decision as it came in
     * @throws ProblemException 409 when the case has another version than the person has seen, 422 when an item named is not
     *     pended
     */
    Case decide(Case current, Review review, byte[] body) {
        if (current.version() != review.version()) {
            throw conflict();
        }
        requirePended(current, review);
        Instant now = clock.instant();
        Map<Integer, ItemReview> reviews =
                review.items().stream().collect(Collectors.toMap(ItemReview::sequence, Function.identity()));
        List<CaseItem> items = current.items().stream()
                .map(item -> reviews.containsKey(item.sequence())
                        ? decided(item, reviews.get(item.sequence()), review, LocalDate.ofInstant(now, clock.getZone()))
                        : item)
                .toList();
        Received cause = Received.of(review.reviewer().id(), SOURCE, body, now);
        Changed changed = changes.decide(current, cause, UUID.randomUUID().toString(), items);
        return switch (changed) {
            case Kept kept -> kept.kept();
            case Conflict conflict -> throw conflict();
        };
    }

    private CaseItem decided(CaseItem item, ItemReview review, Review by, LocalDate today) {
        Determination determination =
                switch (review) {
                    case Approve approve -> new Approved(approve.authorized());
                    case Modify modify -> new Modified(modify.authorized(), modify.why());
                    case Deny deny -> new Denied(deny.code());
                    case Ask ask -> new Pended("information-missing");
                };
        String told =
                switch (review) {
                    case Approve approve -> Explanation.approvedByPerson(approve.authorized());
                    case Modify modify -> modify.why();
                    case Deny deny -> deny.why();
                    case Ask ask -> Explanation.reason(determination, null);
                };
        List<String> questions = review instanceof Ask ask ? ask.questions() : List.of();
        boolean authorizes = review instanceof Approve || review instanceof Modify;
        return new CaseItem(
                item.sequence(),
                item.policyId(),
                item.policyVersion(),
                item.contentHash(),
                item.asOf(),
                item.path(),
                item.product(),
                determination,
                ReviewedFindings.of(item.findings(), told, questions),
                authorizes ? numbers.authorization() : null,
                item.administrationReferenceNumber(),
                today,
                by.reviewer());
    }

    private static void requirePended(Case current, Review review) {
        List<Issue> issues = review.items().stream()
                .filter(decided -> current.items().stream()
                        .noneMatch(item ->
                                item.sequence() == decided.sequence() && item.determination() instanceof Pended))
                .map(decided -> Issue.error(
                        "business-rule",
                        "An item is not pended",
                        "items.where(sequence = " + decided.sequence() + ")",
                        "another determination or no such item",
                        "decide pended items only"))
                .toList();
        if (!issues.isEmpty()) {
            throw new ProblemException(new Problem(422, issues));
        }
    }

    private static ProblemException conflict() {
        return new ProblemException(Problem.of(
                409,
                Issue.error(
                        "conflict",
                        "The case was changed meanwhile; nothing was kept",
                        "version",
                        "another version",
                        "read the case again and decide again")));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
