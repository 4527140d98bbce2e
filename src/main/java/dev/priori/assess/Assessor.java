package dev.priori.assess;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.chart.read.OrderSelection;
import dev.priori.decision.Determination;
import dev.priori.decision.Determiner;
import dev.priori.fhir.BundleView;
import dev.priori.policy.Assessment;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The whole way from a bundle to the answer: order and chart, assessment, determination. */
public final class Assessor {
    private final Policies policies;
    private final Determiner determiner;
    private final Function<Chart, List<Approval>> approvalsOnFile;
    private final Clock clock;
    private final ChartReader charts = new ChartReader();

    /**
     * @param approvalsOnFile the approvals that the plan itself holds for the member of a chart
     */
    public Assessor(
            Policies policies, Determiner determiner, Function<Chart, List<Approval>> approvalsOnFile, Clock clock) {
        this.policies = policies;
        this.determiner = determiner;
        this.approvalsOnFile = approvalsOnFile;
        this.clock = clock;
    }

    /**
     * The answer in JSON.
     *
     * @param versions every version of the policy
     * @throws dev.priori.fhir.ProblemException 422 when patient or order cannot be told or read
     * @throws dev.priori.policy.PolicyFailure when the policy cannot be evaluated
     */
    byte[] assess(List<Policy> versions, AssessQuery query, BundleView bundle) {
        OrderSelection.Selected selected = new OrderSelection(
                        bundle, product -> versions.stream().anyMatch(policy -> policy.governs(product)))
                .select(query.order());
        Order order = new OrderReader(bundle)
                .read(selected.order(), selected.claimItem(), query.asOf(), LocalDate.now(clock));
        Chart read = charts.read(new ChartSource(
                bundle,
                selected.patient().reference(),
                order.asOf(),
                Chart.Channel.ASSESS,
                query.unavailable(),
                order.reference(),
                null,
                selected.claimItem()));
        Chart chart = read.withApprovals(approvalsOnFile.apply(read));
        Assessment assessment = policies.assess(versions.getLast().id(), order, chart, query.track());
        Determination determination = determiner.determine(order, chart, assessment);
        return AssessmentWriter.write(assessment, determination, chart.ignored());
    }
}
