package dev.priori.crd.decide;

import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.chart.Order;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.chart.read.element.Dates;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Appraisal.Failed;
import dev.priori.crd.request.Focus;
import dev.priori.crd.request.HookCall;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.Failures;
import dev.priori.policy.Assessment;
import dev.priori.policy.Policies;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Holds every order of a call against the policy that governs it. One order that fails leaves the others alone. */
public final class Appraiser {

    private final Policies policies;
    private final ChartReader charts = new ChartReader();
    private final UnaryOperator<Chart> withApprovalsOnFile;

    /**
     * @param withApprovalsOnFile adds what the plan itself has approved for the member
     */
    public Appraiser(Policies policies, UnaryOperator<Chart> withApprovalsOnFile) {
        this.policies = policies;
        this.withApprovalsOnFile = withApprovalsOnFile;
    }

    /**
     * One appraisal per order, in the order of the call.
     *
     * @param today the day of the call: what an order without authoredOn counts from
     * @throws StorageUnavailable when earlier approvals cannot be looked up
     */
    public List<Appraisal> appraise(HookCall call, LocalDate today) {
        var appraisals = new ArrayList<Appraisal>(call.foci().size());
        Chart ofAnother = null;
        for (Focus focus : call.foci()) {
            Appraisal appraisal = appraise(call, focus, ofAnother, today);
            if (appraisal instanceof Assessed assessed) {
                ofAnother = assessed.chart();
            }
            appraisals.add(appraisal);
        }
        return appraisals;
    }

    private Appraisal appraise(HookCall call, Focus focus, @Nullable Chart ofAnother, LocalDate today) {
        try {
            Order order = new OrderReader(call.resources()).read(focus.order(), null, day(focus.order()), today);
            if (ofAnother != null && policies.governing(order).isEmpty()) {
                return new Assessed(focus, order, ofAnother, null);
            }
            Chart chart = chart(call, focus, order);
            Assessment assessment = policies.assess(order, chart).orElse(null);
            return new Assessed(focus, order, chart, assessment);
        } catch (ProblemException faulty) {
            return new Failed(focus, faulty.problem().issues().getFirst().text());
        } catch (StorageUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException ours) {
            return new Failed(focus, "The order could not be evaluated, reference " + Failures.log(ours) + ".");
        }
    }

    /** The day of a visit; null for an order, which has a date of its own. */
    private static @Nullable LocalDate day(Entry subject) {
        try {
            When day =
                    switch (subject.type()) {
                        case "Appointment" -> Dates.date(subject.resource(), "start");
                        case "Encounter" -> Dates.start(subject.resource(), "period");
                        default -> null;
                    };
            return day == null ? null : day.toDay().orElse(null);
        } catch (ElementFault unreadable) {
            return null;
        }
    }

    private Chart chart(HookCall call, Focus focus, Order order) {
        Set<String> siblings = call.written();
        siblings.remove(focus.order().reference());
        Chart chart = charts.read(new ChartSource(
                call.resources(),
                call.patient(),
                order.asOf(),
                Channel.HOOK,
                call.unavailable(),
                focus.order().reference(),
                siblings,
                null));
        return withApprovalsOnFile.apply(chart);
    }
}
