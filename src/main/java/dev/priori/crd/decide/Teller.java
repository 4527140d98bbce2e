package dev.priori.crd.decide;

import dev.priori.authorization.Assertion;
import dev.priori.chart.Chart;
import dev.priori.crd.answer.CoverageInformation;
import dev.priori.crd.answer.Verdict;
import dev.priori.crd.answer.Verdict.Cause;
import dev.priori.crd.answer.Verdict.Granted;
import dev.priori.crd.answer.Verdict.Incomplete;
import dev.priori.crd.answer.Verdict.Open;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Appraisal.Failed;
import dev.priori.crd.decide.Coverages.Asked;
import dev.priori.crd.decide.Grants.Question;
import dev.priori.database.StorageUnavailable;
import dev.priori.decision.Determination;
import dev.priori.decision.Determiner;
import dev.priori.fhir.http.Failures;
import dev.priori.policy.Assessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** From what an order was found to be to what is told about it under each coverage. */
public final class Teller {

    private final Determiner determiner;
    private final Grants grants;
    private final Supplier<UUID> ids;

    public Teller(Determiner determiner, Grants grants, Supplier<UUID> ids) {
        this.determiner = determiner;
        this.grants = grants;
        this.ids = ids;
    }

    /**
     * One answer per coverage. Grants among them are on file already; the assertions are not.
     *
     * @param mayGrant false when no coverage information will be sent
     * @throws StorageUnavailable when a grant cannot be kept
     */
    public Told tell(Question question, Appraisal appraisal, LocalDate today, boolean mayGrant) {
        var answers = new ArrayList<Told.Answer>();
        for (Asked asked : Coverages.of(appraisal, question.call())) {
            AssertionKeys keys =
                    AssertionKeys.of(question.call(), appraisal.draft(), asked.reference(), asked.onFile());
            Verdict verdict = verdict(question, appraisal, asked, keys, mayGrant);
            UUID id = ids.get();
            var information = new CoverageInformation(asked.reference(), verdict, id.toString(), today);
            answers.add(new Told.Answer(information, assertion(question, appraisal, keys, verdict, id)));
        }
        return new Told(appraisal, answers);
    }

    private Verdict verdict(Question question, Appraisal appraisal, Asked asked, AssertionKeys keys, boolean mayGrant) {
        return switch (appraisal) {
            case Failed failed -> technical(failed.why());
            case Assessed assessed -> {
                try {
                    yield judge(question, assessed, asked, keys, mayGrant);
                } catch (StorageUnavailable unavailable) {
                    throw unavailable;
                } catch (RuntimeException ours) {
                    yield technical("The order could not be evaluated, reference " + Failures.log(ours) + ".");
                }
            }
        };
    }

    private Verdict judge(Question question, Assessed assessed, Asked asked, AssertionKeys keys, boolean mayGrant) {
        var onFile = asked.onFile();
        Chart chart = onFile == null ? assessed.chart() : assessed.under(List.of(onFile));
        Assessment assessment = assessed.assessment();
        Determination determination = determiner.determine(assessed.order(), chart, assessment);
        if (mayGrant && onFile != null) {
            var granted = grants.grant(question, assessed, onFile, determination, keys);
            if (granted.isPresent()) {
                return granted.get();
            }
        }
        Verdict verdict = Judge.verdict(determination, assessed.order(), chart, assessment);
        return onFile == null ? withoutCoverage(verdict) : verdict;
    }

    /** The order names a coverage that did not come: nothing is promised under it. */
    private static Verdict withoutCoverage(Verdict verdict) {
        var reasons = new ArrayList<String>();
        reasons.add("The coverage that the order names was not sent: whether it is active is not known.");
        reasons.addAll(verdict.reasons());
        return new Open(Cause.COVERAGE_NOT_SENT, questionnaires(verdict), reasons);
    }

    private static Verdict technical(String why) {
        return new Open(Cause.TECHNICAL, List.of(), List.of(why));
    }

    private static Assertion assertion(
            Question question, Appraisal appraisal, AssertionKeys keys, Verdict verdict, UUID id) {
        Assessment assessment = appraisal instanceof Assessed assessed ? assessed.assessment() : null;
        return new Assertion(
                id,
                question.call().hook(),
                question.call().hookInstance(),
                keys.order(),
                keys.contentHash(),
                keys.coverage(),
                keys.member(),
                assessment == null ? null : assessment.policy().id(),
                assessment == null ? null : assessment.policy().version(),
                assessment == null ? null : assessment.policy().contentHash(),
                outcome(verdict),
                questionnaires(verdict),
                FindingsJson.of(assessment),
                question.at(),
                verdict instanceof Granted granted ? granted.number() : null);
    }

    /** The verdict as it is kept, in no line's words. */
    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Granted granted -> "granted";
            case Verdict.ToRequest ready -> "to-request";
            case Verdict.Incomplete incomplete -> "incomplete";
            case Verdict.ForReview unmet -> "for-review";
            case Verdict.Open open -> "open";
            case Verdict.Refused refused -> "refused";
        };
    }

    private static List<String> questionnaires(Verdict verdict) {
        if (verdict instanceof Incomplete incomplete) {
            return incomplete.questionnaires();
        }
        return verdict instanceof Open open ? open.questionnaires() : List.of();
    }
}
