package dev.priori.pas.answer;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseChanges.Conflict;
import dev.priori.authorization.store.CaseChanges.Kept;
import dev.priori.authorization.store.CaseStore;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.database.StorageUnavailable;
import dev.priori.decision.Determination.Pended;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.OperationOutcomes;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.Problem.Severity;
import dev.priori.fhir.ProblemException;
import dev.priori.pas.answer.ItemDecisions.Matter;
import dev.priori.pas.read.PasRequest;
import dev.priori.pas.read.SentAttachments;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes attachments for cases that pend (CDex $submit-attachment): kept, then everything that pends is decided again. Who
 * subscribed is notified; the answer here says only that they were taken.
 */
public final class Attachments {

    private static final int ATTEMPTS = 5;

    private final ItemDecisions decisions;
    private final CaseStore cases;
    private final CaseChanges changes;
    private final Attached attached;
    private final Clock clock;

    Attachments(ItemDecisions decisions, CaseStore cases, CaseChanges changes, Clock clock) {
        this.decisions = decisions;
        this.cases = cases;
        this.changes = changes;
        this.attached = new Attached(cases);
        this.clock = clock;
    }

    /**
     * Takes what is attached.
     *
     * @throws ProblemException when it cannot be read, or belongs to nothing that pends
     */
    public byte[] answer(byte[] body, String caller) {
        SentAttachments sent = SentAttachments.parse(JsonDocument.parse(body, Limits.DEFAULT.withBytes(body.length)));
        Received received = Received.of(caller, Attached.SOURCE, body, clock.instant());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Case current = find(sent).orElseThrow(Attachments::nothingPends);
            List<CaseItem> items = sent.complete() ? decide(current, sent, received) : current.items();
            switch (changes.decide(current, received, UUID.randomUUID().toString(), items)) {
                case Kept kept -> {
                    return taken(sent);
                }
                case Conflict conflict -> {}
            }
        }
        throw new StorageUnavailable("keeping attachments", "the case was changed too often at once");
    }

    private List<CaseItem> decide(Case current, SentAttachments sent, Received received) {
        byte[] body = cases.exchange(current.id(), current.version())
                .orElseThrow(() -> new IllegalStateException("Case " + current.id() + " lost its request"))
                .request();
        PasRequest request = PasRequest.parse(JsonDocument.parse(body, Limits.DEFAULT.withBytes(body.length)));
        var matter = new Matter(
                attached.addedTo(request, current, sent.contents()),
                current,
                LocalDate.ofInstant(received.at(), clock.getZone()));
        var items = new ArrayList<CaseItem>();
        for (CaseItem item : current.items()) {
            Optional<ClaimItem> asked = request.items().stream()
                    .filter(each -> each.sequence() == item.sequence())
                    .findFirst();
            boolean again = item.determination() instanceof Pended && asked.isPresent();
            items.add(again ? decisions.decide(matter, asked.orElseThrow()) : item);
        }
        return items;
    }

    /** By the number of what was asked for, else by the identifier of the request; only of the same member and sender. */
    private Optional<Case> find(SentAttachments sent) {
        List<Key> member = List.of(sent.member());
        Stream<Case> byNumber = sent.numbers().stream().flatMap(number -> cases.byNumber(number).stream());
        Stream<Case> byIdentifier = cases.byMemberAndProvider(member, sent.senders()).stream()
                .filter(one -> one.claimIdentifier() != null
                        && Key.anyOf(List.of(sent.tracking()), List.of(one.claimIdentifier())));
        return Stream.concat(byNumber, byIdentifier)
                .filter(one -> one.claimResponseId() != null && one.pended())
                .filter(one -> Key.anyOf(member, one.member())
                        && (Key.anyOf(sent.senders(), one.requester()) || Key.anyOf(sent.senders(), one.providers())))
                .min(Comparator.comparing(Case::created).reversed());
    }

    private static ProblemException nothingPends() {
        return new ProblemException(Problem.of(
                422,
                Issue.error(
                        "not-found",
                        "Nothing pends that these attachments belong to",
                        "Parameters.parameter.where(name = 'TrackingId')",
                        "an identifier of no open request of this member and sender",
                        "send the identifier of the CommunicationRequest or Task that asked for them")));
    }

    private static byte[] taken(SentAttachments sent) {
        String text = sent.complete()
                ? "The attachments were taken and what pends was evaluated again. Inquire for the result."
                : "The attachments were taken. What pends is evaluated when the last of them has come.";
        return OperationOutcomes.write(Problem.of(200, new Issue(Severity.INFORMATION, "informational", null, text)));
    }
}
