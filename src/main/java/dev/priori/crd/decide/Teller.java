package dev.priori.crd.decide;

import dev.priori.authorization.Assertion;
import dev.priori.chart.Chart;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Appraisal.Failed;
import dev.priori.crd.decide.Coverages.Asked;
import dev.priori.crd.decide.Grants.Question;
import dev.priori.crd.keep.AssertionKeys;
import dev.priori.crd.keep.FindingsJson;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.CoverageInformation;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.database.StorageUnavailable;
import dev.priori.decision.Determination;
import dev.priori.decision.Determiner;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.Failures;
import dev.priori.policy.Assessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** From what an order was found to be to what is told about it under each coverage. */
public final class Teller {

    private final MemberCheck members;
    private final Determiner determiner;
    private final Grants grants;
    private final Supplier<UUID> ids;

    public Teller(MemberCheck members, Determiner determiner, Grants grants, Supplier<UUID> ids) {
        this.members = members;
        this.determiner = determiner;
        this.grants = grants;
        this.ids = ids;
    }

    /**
     * One answer per coverage. Grants among them are on file already; the assertions are not.
     *
     * @param mayGrant false when no coverage information will be sent
     * @throws StorageUnavailable when a grant cannot be kept
     * @throws ProblemException when the call is about a coverage that this plan does not answer for
     */
    public Told tell(Question question, Appraisal appraisal, LocalDate today, boolean mayGrant) {
        HookCall call = question.call();
        var answers = new ArrayList<Told.Answer>();
        for (Asked asked : Coverages.of(appraisal, call)) {
            AssertionKeys keys = AssertionKeys.of(call, appraisal.focus(), asked.reference(), asked.onFile());
            Verdict verdict = verdict(question, appraisal, asked, keys, mayGrant);
            if (!call.hook().isPrimary()) {
                verdict = verdict.withoutForms();
            }
            UUID id = ids.get();
            var information = new CoverageInformation(
                    asked.reference(), verdict, Grounds.of(appraisal, verdict, call), id.toString(), today);
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
                } catch (StorageUnavailable | ProblemException told) {
                    throw told;
                } catch (RuntimeException ours) {
                    yield technical("The order could not be evaluated, reference " + Failures.log(ours) + ".");
                }
            }
        };
    }

    private Verdict judge(Question question, Assessed assessed, Asked asked, AssertionKeys keys, boolean mayGrant) {
        HookCall call = question.call();
        Optional<Verdict> against = call.resources()
                .find(asked.reference())
                .flatMap(coverage ->
                        members.against(call, coverage, assessed.order().asOf()));
        if (against.isPresent()) {
            return against.get();
        }
        var onFile = asked.onFile();
        Chart chart = onFile == null ? assessed.chart() : assessed.under(List.of(onFile));
        Assessment assessment = assessed.assessment();
        Determination determination = determiner.determine(assessed.order(), chart, assessment);
        if (mayGrant
                && call.hook().isPrimary()
                && onFile != null
                && call.failed().isEmpty()) {
            var granted = grants.grant(question, assessed, onFile, determination, keys);
            if (granted.isPresent()) {
                return granted.get();
            }
        }
        Verdict verdict = unlessUnread(Judge.verdict(determination, assessed.order(), chart, assessment), call);
        return onFile == null ? withoutCoverage(verdict) : verdict;
    }

    /** What the EHR could not tell just now may speak for or against: it is read when it answers again, not asked for. */
    private static Verdict unlessUnread(Verdict verdict, HookCall call) {
        if (verdict instanceof Verdict.Refused || call.failed().isEmpty()) {
            return verdict;
        }
        var reasons = new ArrayList<String>();
        reasons.add("The record could not be read completely: no answer about "
                + String.join(", ", call.failed().stream().sorted().toList()) + ".");
        reasons.addAll(verdict.reasons());
        return new Open(Cause.TECHNICAL, List.of(), reasons);
    }

    /** The order names a coverage that did not come: nothing is promised under it. */
    private static Verdict withoutCoverage(Verdict verdict) {
        var reasons = new ArrayList<String>();
        reasons.add("The coverage that the order names was not sent: whether it is active is not known.");
        reasons.addAll(verdict.reasons());
        return new Open(Cause.COVERAGE_NOT_SENT, verdict.forms(), reasons);
    }

    private static Verdict technical(String why) {
        return new Open(Cause.TECHNICAL, List.of(), List.of(why));
    }

    private static Assertion assertion(
            Question question, Appraisal appraisal, AssertionKeys keys, Verdict verdict, UUID id) {
        Assessment assessment = appraisal instanceof Assessed assessed ? assessed.assessment() : null;
        return new Assertion(
                id,
                question.call().hook().code(),
                question.call().hookInstance(),
                keys.order(),
                keys.contentHash(),
                keys.coverage(),
                keys.member(),
                assessment == null ? null : assessment.policy().id(),
                assessment == null ? null : assessment.policy().version(),
                assessment == null ? null : assessment.policy().contentHash(),
                outcome(verdict),
                verdict.forms(),
                FindingsJson.of(assessment),
                question.at(),
                verdict instanceof Granted granted ? granted.number() : null);
    }

    /** The verdict as it is kept, in no line's words. */
    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case Granted granted -> "granted";
            case Verdict.ToRequest ready -> "to-request";
            case Verdict.Incomplete incomplete -> "incomplete";
            case Verdict.ForReview unmet -> "for-review";
            case Open open -> "open";
            case Verdict.Refused refused -> "refused";
        };
    }
}
