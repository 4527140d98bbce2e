package dev.priori.pas;

import dev.priori.authorization.CaseItem;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.CaseAnswers;
import dev.priori.authorization.response.ClaimAnswer;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.response.ResponseWriter;
import dev.priori.authorization.response.ResponseWriter.Answered;
import dev.priori.authorization.store.CaseStore;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import dev.priori.pas.read.PasRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers requests of one PAS version: read, decide, keep, answer. What goes out is on disk before it goes out; the same
 * bytes of the same caller within a short time get the answer that is kept.
 */
final class Submissions {

    private final PasVersion version;
    private final PasSettings settings;
    private final ItemDecisions decisions;
    private final CaseStore cases;
    private final ResponseWriter writer;
    private final Clock clock;

    Submissions(PasVersion version, PasSettings settings, ItemDecisions decisions, CaseStore cases, Clock clock) {
        this.version = version;
        this.settings = settings;
        this.decisions = decisions;
        this.cases = cases;
        this.writer = new ResponseWriter(version, settings.denialReasons());
        this.clock = clock;
    }

    /**
     * The whole answer.
     *
     * @param base base URL of this PAS version
     * @throws ProblemException for what the caller did wrong; nothing is kept then
     */
    byte[] answer(byte[] body, String caller, String base) {
        Instant now = clock.instant();
        Received received = Received.of(caller, version.interfaceVersion(), body, now);
        Optional<byte[]> before = settings.replayWindow().isZero()
                ? Optional.empty()
                : cases.answeredBefore(received, settings.replayWindow());
        return before.orElseGet(() -> {
            JsonDocument document = JsonDocument.parse(body, Limits.DEFAULT.withBytes(settings.bodyLimit()));
            PasRequest request = PasRequest.parse(document);
            return request.updates().isEmpty() ? decide(request, received, base) : refuseUpdate(request, now, base);
        });
    }

    private byte[] decide(PasRequest request, Received received, String base) {
        List<CaseItem> items = decisions.decide(request, LocalDate.ofInstant(received.at(), clock.getZone()));
        String id = UUID.randomUUID().toString();
        Instant due = settings.dueTimes().of(request.claim(), received.at());
        ClaimAnswer answer = CaseAnswers.of(id, received.at(), due, items);
        byte[] written = writer.submitAnswer(new Answered(request.claim(), answer), base);
        var kept = new NewCase(
                received,
                request.member(),
                request.requester(),
                request.providers(),
                request.payer(),
                request.claimIdentifier().orElse(null),
                request.bundleIdentifier().orElse(null),
                id,
                SubmittedClaim.url(request.claim().claim()),
                written,
                items,
                due);
        return cases.keep(kept, settings.replayWindow()).answer();
    }

    /** A server may refuse any update; the client then sends a new request (PAS 2.2.1, spec-64). */
    private byte[] refuseUpdate(PasRequest request, Instant now, String base) {
        var error = new BusinessError(
                settings.refusal().code(),
                settings.refusal().followup(),
                request.updates().getFirst().path(),
                "Updates and cancellations are not accepted yet. Nothing was changed; send a new request.");
        var answer = ClaimAnswer.refused(UUID.randomUUID().toString(), now, List.of(error));
        return writer.submitAnswer(new Answered(request.claim(), answer), base);
    }
}
