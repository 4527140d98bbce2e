package dev.priori.pas.answer;

import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Received;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseStore;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import dev.priori.pas.answer.Updates.Door;
import dev.priori.pas.read.PasRequest;
import dev.priori.pas.read.Update;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Answers requests of one PAS version: read, decide, keep, answer. What goes out is on disk before it goes out; the same
 * bytes of the same caller within a short time get the answer that is kept.
 */
public final class Submissions {

    private final PasVersion version;
    private final PasSettings settings;
    private final ItemDecisions decisions;
    private final CaseStore cases;
    private final Updates updates;
    private final Replies replies;
    private final Clock clock;

    Submissions(
            PasVersion version,
            PasSettings settings,
            ItemDecisions decisions,
            CaseStore cases,
            Updates updates,
            Clock clock) {
        this.version = version;
        this.settings = settings;
        this.decisions = decisions;
        this.cases = cases;
        this.updates = updates;
        this.replies = new Replies(version, settings);
        this.clock = clock;
    }

    /**
     * The whole answer.
     *
     * @param base base URL of this PAS version
     * @throws ProblemException for what the caller did wrong; nothing is kept then
     */
    public byte[] answer(byte[] body, String caller, String base) {
        Received received = Received.of(caller, version.interfaceVersion(), body, clock.instant());
        Optional<byte[]> before = settings.replayWindow().isZero()
                ? Optional.empty()
                : cases.answeredBefore(received, settings.replayWindow());
        return before.orElseGet(() -> {
            JsonDocument document = JsonDocument.parse(body, Limits.DEFAULT.withBytes(settings.bodyLimit()));
            PasRequest request = PasRequest.parse(document);
            return decide(request, received, base);
        });
    }

    private byte[] decide(PasRequest request, Received received, String base) {
        Update update = request.update();
        if (update != null) {
            return updates.answer(request, update, received, replies, new Door(base, clock.getZone()));
        }
        LocalDate today = LocalDate.ofInstant(received.at(), clock.getZone());
        Optional<BusinessError> against = decisions.against(request, today);
        if (against.isPresent()) {
            return replies.refused(request, received, List.of(against.get()), base);
        }
        List<CaseItem> items = decisions.decide(request, today);
        return cases.keep(replies.answered(request, received, items, base), settings.replayWindow())
                .answer();
    }
}
