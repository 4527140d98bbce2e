package dev.priori.crd.verdict;

import dev.priori.chart.fact.Coding;
import java.time.LocalDate;
import java.util.List;

/**
 * What the plan says about one order under one coverage, before a CRD line words it. A switch over it has no default
 * branch.
 */
public sealed interface Verdict {

    /** Why, in words for the prescriber; never empty. */
    List<String> reasons();

    /** Every criterion is met and the plan grants it here and now: {@code number} is on file before it is told. */
    record Granted(String number, LocalDate from, LocalDate to, List<Coding> billing, List<String> reasons)
            implements Verdict {}

    /** Every criterion is met; the authorization itself has to be requested. */
    record ToRequest(List<String> reasons) implements Verdict {}

    /** Criteria are open: these forms ask for what the chart does not say. */
    record Incomplete(List<String> questionnaires, List<String> reasons) implements Verdict {}

    /** A criterion is not met: a request goes to a reviewer. */
    record ForReview(List<String> reasons) implements Verdict {}

    /** Nothing can be said yet. The forms, if any, are those of the policy that the order names in words. */
    record Open(Cause cause, List<String> questionnaires, List<String> reasons) implements Verdict {}

    /** Not covered, for administrative reasons only. */
    record Refused(Refusal cause, List<String> reasons) implements Verdict {}

    /** Why nothing can be said. */
    enum Cause {
        NOT_RECOGNIZED,
        NOT_GOVERNED,
        NO_POLICY_IN_EFFECT,
        COVERAGE_NOT_SENT,
        TECHNICAL
    }

    /** Why something is not covered. */
    enum Refusal {
        NO_SUCH_MEMBER,
        NO_SUCH_COVERAGE,
        NO_ACTIVE_COVERAGE,
        PRODUCT_EXCLUDED
    }

    /** The same, with nobody asked to fill in a form: what a secondary hook may say (hook-19). */
    default Verdict withoutForms() {
        return switch (this) {
            case Incomplete incomplete -> new Incomplete(List.of(), incomplete.reasons());
            case Open open -> new Open(open.cause(), List.of(), open.reasons());
            case Granted granted -> granted;
            case ToRequest ready -> ready;
            case ForReview unmet -> unmet;
            case Refused refused -> refused;
        };
    }

    /** Canonical urls of the forms that are asked for. */
    default List<String> forms() {
        return switch (this) {
            case Incomplete incomplete -> incomplete.questionnaires();
            case Open open -> open.questionnaires();
            case Granted granted -> List.of();
            case ToRequest ready -> List.of();
            case ForReview unmet -> List.of();
            case Refused refused -> List.of();
        };
    }
}
