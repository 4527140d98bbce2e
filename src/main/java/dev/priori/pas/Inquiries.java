package dev.priori.pas;

import dev.priori.authorization.Case;
import dev.priori.authorization.Key;
import dev.priori.authorization.response.CaseAnswers;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.response.ResponseWriter;
import dev.priori.authorization.response.ResponseWriter.Answered;
import dev.priori.authorization.store.CaseStore;
import dev.priori.fhir.JsonDocument;
import dev.priori.pas.read.Inquiry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Answers inquiries of one PAS version, for cases of every version: by number, or by member and provider. Only who
 * requested, orders or renders is told anything (PAS 2.2.1, spec-52 and 53).
 */
final class Inquiries {

    private final CaseStore cases;
    private final CaseAnswers answers;
    private final ResponseWriter writer;
    private final Clock clock;

    Inquiries(PasVersion version, PasSettings settings, CaseStore cases, Clock clock) {
        this.cases = cases;
        this.answers = new CaseAnswers(cases);
        this.writer = new ResponseWriter(version, settings.denialReasons());
        this.clock = clock;
    }

    /** The whole answer. */
    byte[] answer(JsonDocument document, String base) {
        Inquiry inquiry = Inquiry.parse(document);
        List<Answered> found = find(inquiry).stream().map(answers::of).toList();
        return writer.inquiryAnswer(found, base, clock.instant());
    }

    private List<Case> find(Inquiry inquiry) {
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
        return matches(inquiry.member(), one.member())
                && (matches(inquiry.providers(), one.requester()) || matches(inquiry.providers(), one.providers()));
    }

    /** One match is enough; a key without system matches any system. */
    private static boolean matches(Collection<Key> asked, Collection<Key> known) {
        return asked.stream()
                .anyMatch(key -> known.stream()
                        .anyMatch(other -> key.value().equals(other.value())
                                && (key.system().isEmpty()
                                        || other.system().isEmpty()
                                        || key.system().equals(other.system()))));
    }
}
