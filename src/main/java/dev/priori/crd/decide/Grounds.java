package dev.priori.crd.decide;

import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.request.Focus;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Basis;
import dev.priori.crd.verdict.Verdict;
import dev.priori.policy.Assessment;
import dev.priori.policy.Evidence;
import dev.priori.policy.Policy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What a verdict rests on beside the order: other orders of the call, the policy, and who can be asked. */
final class Grounds {

    private Grounds() {}

    static Basis of(Appraisal appraisal, Verdict verdict, HookCall call) {
        if (!(appraisal instanceof Assessed assessed) || !(assessed.assessment() instanceof Assessment assessment)) {
            return Basis.NONE;
        }
        List<Policy.Contact> contacts =
                isForPeople(verdict) ? assessment.policy().contacts() : List.of();
        return new Basis(
                dependencies(appraisal.focus(), assessment, call),
                contacts,
                assessment.policy().page());
    }

    /** Other orders written together with this one that a criterion of this one rests on, for or against. */
    private static List<String> dependencies(Focus focus, Assessment assessment, HookCall call) {
        Set<String> others = call.written();
        others.remove(focus.order().reference());
        return assessment.criteria().stream()
                .flatMap(criterion ->
                        Stream.concat(criterion.evidenceFor().stream(), criterion.evidenceAgainst().stream()))
                .map(Evidence::reference)
                .filter(Objects::nonNull)
                .filter(others::contains)
                .distinct()
                .toList();
    }

    /** Whether somebody at the plan has to look, or to be asked. */
    private static boolean isForPeople(Verdict verdict) {
        return switch (verdict) {
            case Verdict.ForReview unmet -> true;
            case Verdict.Open open -> true;
            case Verdict.Granted granted -> false;
            case Verdict.ToRequest ready -> false;
            case Verdict.Incomplete incomplete -> false;
            case Verdict.Refused refused -> false;
        };
    }
}
