package dev.priori.crd.decide;

import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Verdict;
import dev.priori.fhir.Entry;
import java.time.LocalDate;
import java.util.Optional;

/** Whether the plan insures the patient of a call under a coverage. */
@FunctionalInterface
public interface MemberCheck {

    /**
     * What speaks against it: a refusal, or that it could not be found out; empty when nothing does.
     *
     * @param coverage the Coverage of the caller
     * @param day the day of the service
     */
    Optional<Verdict> against(HookCall call, Entry coverage, LocalDate day);
}
