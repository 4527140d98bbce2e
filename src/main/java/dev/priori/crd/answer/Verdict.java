package dev.priori.crd.answer;

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
    record Refused(List<String> reasons) implements Verdict {}

    /** Why nothing can be said. */
    enum Cause {
        NOT_RECOGNIZED,
        NOT_GOVERNED,
        NO_POLICY_IN_EFFECT,
        COVERAGE_NOT_SENT,
        TECHNICAL
    }
}
