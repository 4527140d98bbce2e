package dev.priori.crd.request;

import dev.priori.fhir.BundleView;
import java.util.List;
import java.util.Set;

/**
 * An order-sign call, read completely.
 *
 * @param ehr base URL of the caller's FHIR server, "" when it names none; tells the ids of two EHRs apart
 * @param orders the draft orders to answer, in the order sent
 * @param resources every resource of the call: the drafts, then the prefetch
 * @param unavailable FHIR types whose absence from {@code resources} proves nothing
 * @param coverageAsked false when the coverage was neither delivered nor reported as missing by the EHR
 */
public record HookCall(
        String hookInstance,
        String ehr,
        String userId,
        String patientId,
        List<DraftOrder> orders,
        BundleView resources,
        Set<String> unavailable,
        boolean coverageAsked,
        Options options) {

    /** The hook's name. */
    public String hook() {
        return HookReader.HOOK;
    }

    /** The patient as references name it. */
    public String patient() {
        return "Patient/" + patientId;
    }
}
