package dev.priori.crd;

import dev.priori.crd.decide.Told;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.request.CrdLine;
import dev.priori.crd.request.HookCall;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import java.util.List;

/** What a primary hook cannot be answered without; a secondary one has nothing to say then. */
final class Needed {

    private static final int PRECONDITION_FAILED = 412;

    private Needed() {}

    /** Orders that are named only and could not be had: 412 when none of them came. */
    static void orders(HookCall call) {
        if (call.hook().isPrimary() && call.foci().isEmpty() && !call.missing().isEmpty()) {
            throw problem(
                    PRECONDITION_FAILED,
                    "The order could not be had",
                    call.hook() == Hook.ORDER_DISPATCH ? "context.dispatchedOrders" : "context",
                    "a reference to what was neither sent nor readable",
                    "send the order as prefetch, or grant access to it");
        }
    }

    /**
     * The coverage. 412 when it was neither sent, nor looked for in vain, nor named by an order; in CRD 2.2 also 400 when
     * there is none (hook-13).
     */
    static void coverage(HookCall call, List<Told> told) {
        boolean none =
                !told.isEmpty() && told.stream().allMatch(one -> one.answers().isEmpty());
        if (!none || !call.hook().isPrimary()) {
            return;
        }
        if (!call.coverageAsked()) {
            throw problem(
                    PRECONDITION_FAILED,
                    "The coverage could not be had",
                    "prefetch.coverage",
                    "nothing, or an OperationOutcome",
                    "send the patient's Coverage, or null when there is none");
        }
        if (call.line() == CrdLine.V2_2) {
            throw problem(
                    400,
                    "The patient has no coverage",
                    "prefetch.coverage",
                    "none that is in use",
                    "call for a patient whom this plan insures");
        }
    }

    private static ProblemException problem(int status, String what, String where, String found, String remedy) {
        return new ProblemException(Problem.of(status, Problem.Issue.error("required", what, where, found, remedy)));
    }
}
