package dev.priori.pas.answer;

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
import dev.priori.pas.read.PasRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes the answers to requests, and what is kept with them. */
final class Replies {

    private final PasSettings settings;
    private final ResponseWriter writer;

    Replies(PasVersion version, PasSettings settings) {
        this.settings = settings;
        this.writer = new ResponseWriter(version, settings.denialReasons());
    }

    /** A request with its answer, to be kept before it is sent. */
    NewCase answered(PasRequest request, Received received, List<CaseItem> items, String base) {
        String id = UUID.randomUUID().toString();
        Instant due = settings.dueTimes().of(request.claim(), received.at());
        ClaimAnswer answer = CaseAnswers.of(id, received.at(), due, items);
        return new NewCase(
                received,
                request.member(),
                request.requester(),
                request.providers(),
                request.payer(),
                request.claimIdentifier().orElse(null),
                request.bundleIdentifier().orElse(null),
                id,
                SubmittedClaim.url(request.claim().claim()),
                writer.submitAnswer(new Answered(request.claim(), answer), base),
                items,
                due);
    }

    /** The answer to a request that is not processed; nothing of it is kept. */
    byte[] refused(PasRequest request, Received received, List<BusinessError> errors, String base) {
        var answer = ClaimAnswer.refused(UUID.randomUUID().toString(), received.at(), errors);
        return writer.submitAnswer(new Answered(request.claim(), answer), base);
    }
}
