package dev.priori.pas.answer;

import dev.priori.authorization.Case;
import dev.priori.authorization.Key;
import dev.priori.authorization.response.CaseAnswers;
import dev.priori.authorization.response.ClaimAnswer;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.response.ResponseWriter;
import dev.priori.authorization.response.ResponseWriter.Answered;
import dev.priori.authorization.store.CaseStore;
import dev.priori.fhir.JsonDocument;
import dev.priori.pas.read.Inquiry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Answers inquiries of one PAS version, for cases of every version: by number, or by member and provider; what else the
 * inquiry names narrows the search. Only who requested, orders or renders is told anything (PAS 2.2.1, spec-52 and 53), and
 * a number of somebody else's is answered as one that was never issued.
 */
public final class Inquiries {

    private final PasSettings settings;
    private final CaseStore cases;
    private final CaseAnswers answers;
    private final ResponseWriter writer;
    private final Clock clock;

    Inquiries(PasVersion version, PasSettings settings, CaseStore cases, Clock clock) {
        this.settings = settings;
        this.cases = cases;
        this.answers = new CaseAnswers(cases);
        this.writer = new ResponseWriter(version, settings.denialReasons());
        this.clock = clock;
    }

    /** The whole answer. */
    public byte[] answer(JsonDocument document, String base) {
        Inquiry inquiry = Inquiry.parse(document);
        Instant now = clock.instant();
        List<Case> candidates = candidates(inquiry);
        if (candidates.isEmpty() && !inquiry.numbers().isEmpty()) {
            return writer.inquiryAnswer(List.of(noSuchNumber(inquiry, now)), base, now);
        }
        var search = new Search(inquiry);
        List<Answered> found = candidates.stream()
                .map(one -> new Candidate(one, answers.of(one)))
                .filter(search::finds)
                .map(Candidate::answered)
                .toList();
        return writer.inquiryAnswer(found, base, now);
    }

    private List<Case> candidates(Inquiry inquiry) {
        List<Case> candidates = inquiry.numbers().isEmpty()
                ? cases.byMemberAndProvider(inquiry.member(), inquiry.providers())
                : inquiry.numbers().stream()
                        .flatMap(number -> cases.byNumber(number).stream())
                        .distinct()
                        .filter(one -> meant(one, inquiry))
                        .toList();
        return candidates.stream().filter(one -> one.claimResponseId() != null).toList();
    }

    private static boolean meant(Case one, Inquiry inquiry) {
        return Key.anyOf(inquiry.member(), one.member())
                && (Key.anyOf(inquiry.providers(), one.requester()) || Key.anyOf(inquiry.providers(), one.providers()));
    }

    private Answered noSuchNumber(Inquiry inquiry, Instant now) {
        var error = new BusinessError(
                settings.refusal().code(),
                settings.refusal().followup(),
                inquiry.numberPath(),
                "No authorization of this member and provider has or had the number."
                        + " Correct the number, or leave it out to be told of all.");
        return new Answered(
                inquiry.claim(), ClaimAnswer.refused(UUID.randomUUID().toString(), now, List.of(error)));
    }

    /** A case that may be meant, with the request it answers. */
    record Candidate(Case kept, Answered answered) {}
}
