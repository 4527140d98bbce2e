package dev.priori.policy;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.chart.read.OrderSelection;
import dev.priori.chart.read.form.AnswerSelection;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The chart and order of a case, read as the assess interface reads them. */
public record CaseChart(Chart chart, Order order) {

    public static CaseChart read(CaseFolder each, Policy policy) {
        BundleView bundle =
                BundleView.of(JsonDocument.parse(each.chart(), Limits.DEFAULT).root());
        var selected = new OrderSelection(bundle, policy::governs).select(each.query("order"));
        Order order = new OrderReader(bundle)
                .read(selected.order(), selected.claimItem(), each.asOf(), LocalDate.of(2025, 6, 16));
        String unavailable = each.query("unavailable");
        Chart chart = new ChartReader()
                .read(new ChartSource(
                        bundle,
                        selected.patient().reference(),
                        order.asOf(),
                        Chart.Channel.ASSESS,
                        unavailable == null ? Set.of() : Set.of(unavailable.split(",")),
                        order.reference(),
                        null,
                        selected.claimItem()));
        return new CaseChart(chart, order);
    }

    public static List<Answer> answers(Chart chart, Policy policy) {
        return AnswerSelection.select(chart.forms(), Set.copyOf(policy.questionnaires()), chart.asOf());
    }
}
