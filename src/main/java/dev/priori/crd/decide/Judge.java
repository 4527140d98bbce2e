package dev.priori.crd.decide;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.crd.verdict.Reasons;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.ForReview;
import dev.priori.crd.verdict.Verdict.Incomplete;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refusal;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.crd.verdict.Verdict.ToRequest;
import dev.priori.crd.verdict.Wording;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.policy.Assessment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a determination means to somebody who has not requested anything yet. Grants are none of its business. */
final class Judge {

    private static final String REQUEST_IT = "Request the prior authorization.";

    private Judge() {}

    /**
     * The verdict.
     *
     * @param assessment null when no policy governs the product
     */
    static Verdict verdict(Determination determination, Order order, Chart chart, @Nullable Assessment assessment) {
        return switch (determination) {
            case Approved approved -> new ToRequest(with(met(assessment), REQUEST_IT));
            case Modified modified -> new ToRequest(with(with(met(assessment), modified.why()), REQUEST_IT));
            case Pended pended -> pended(pended.reason(), order, assessment);
            case Denied denied -> denied(denied.reason(), chart, assessment);
            case Cancelled cancelled ->
                throw new IllegalStateException("an order that was never requested is cancelled");
        };
    }

    private static Verdict pended(String reason, Order order, @Nullable Assessment assessment) {
        if (assessment == null || reason.equals("other-product")) {
            return new Open(
                    Cause.NOT_GOVERNED,
                    List.of(),
                    List.of("No coverage policy of this service applies to the " + Wording.kind(order.type())
                            + ": ask the plan whether prior authorization is needed."));
        }
        String title = assessment.policy().title();
        List<String> forms = assessment.policy().questionnaires();
        return switch (reason) {
            case "information-missing" -> new Incomplete(forms, Reasons.missing(assessment));
            case "criteria-not-met" -> new ForReview(Reasons.unmet(assessment));
            case "product-not-recognized" -> new Open(Cause.NOT_RECOGNIZED, forms, notRecognized(order, title));
            case "no-policy-in-effect" ->
                new Open(
                        Cause.NO_POLICY_IN_EFFECT,
                        List.of(),
                        List.of(title + ": no version of the policy is in effect on " + assessment.asOf() + "."));
            default -> new Open(Cause.TECHNICAL, List.of(), List.of(title + ": the order could not be evaluated."));
        };
    }

    private static Verdict denied(String reason, Chart chart, @Nullable Assessment assessment) {
        return switch (reason) {
            case "coverage-inactive" ->
                new Refused(
                        Refusal.NO_ACTIVE_COVERAGE,
                        List.of("The coverage is not active for an order of " + chart.asOf() + "."));
            case "product-excluded" -> new Refused(Refusal.PRODUCT_EXCLUDED, List.of("The plan excludes the product."));
            default -> new ForReview(assessment == null ? List.of("A reviewer decides.") : Reasons.unmet(assessment));
        };
    }

    private static List<String> notRecognized(Order order, String title) {
        String found = order.product().codings().isEmpty() ? "has no code" : "has no code that is known here";
        return List.of("The product of the order " + found + ": send its RxNorm or NDC code. If it is the product of "
                + title + ", prior authorization is needed.");
    }

    private static List<String> met(@Nullable Assessment assessment) {
        return assessment == null ? List.of("All criteria are met on the record.") : Reasons.met(assessment);
    }

    private static List<String> with(List<String> reasons, String further) {
        var all = new ArrayList<>(reasons);
        all.add(further);
        return List.copyOf(all);
    }
}
