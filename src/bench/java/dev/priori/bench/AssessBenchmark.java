package dev.priori.bench;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.chart.read.OrderSelection;
import dev.priori.chart.read.form.AnswerSelection;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.policy.Assessment;
import dev.priori.policy.Finding;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import dev.priori.policy.load.BuiltInPolicies;
import dev.priori.policy.load.ElmStore;
import dev.priori.policy.load.PolicyCatalog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** All criteria of the first policy for one chart of forty resources. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AssessBenchmark {

    private final byte[] body = Bodies.bundle().getBytes(StandardCharsets.UTF_8);
    private final Policies policies = policies();
    private final Policy policy = policies.all().getFirst();
    private Read read = read();

    /** A chart and the order in it. */
    public record Read(Order order, Chart chart) {}

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(AssessBenchmark.class.getSimpleName())
                        .forks(1)
                        .jvmArgs("@docker/jvm.options")
                        .warmupIterations(4)
                        .warmupTime(TimeValue.seconds(5))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(5))
                        .addProfiler(CpuProfiler.class)
                        .build())
                .run();
    }

    /** What is measured is an assessment that finds everything. */
    @Setup
    public void check() {
        Assessment assessment = assess();
        if (assessment.overall() != Finding.MET) {
            throw new IllegalStateException("not met: " + assessment.criteria());
        }
        read = read();
    }

    /** The chart is read already. */
    @Benchmark
    public Assessment assess() {
        return policies.assess(policy.id(), read.order(), read.chart(), null);
    }

    /** From the bytes of the body to facts. */
    @Benchmark
    public Read read() {
        BundleView bundle =
                BundleView.of(JsonDocument.parse(body, Limits.DEFAULT).root());
        var selected = new OrderSelection(bundle, policy::governs).select(null);
        Order order = new OrderReader(bundle).read(selected.order(), null, null, LocalDate.of(2025, 6, 16));
        Chart chart = new ChartReader()
                .read(new ChartSource(
                        bundle,
                        selected.patient().reference(),
                        order.asOf(),
                        Chart.Channel.ASSESS,
                        Set.of(),
                        order.reference(),
                        null,
                        null));
        return new Read(order, chart);
    }

    private static Policies policies() {
        PolicyCatalog catalog =
                PolicyCatalog.load(new BuiltInPolicies(), List.of(), new ElmStore(Path.of("target", "bench-elm")));
        return new Policies(
                catalog.policies(),
                (chart, policy) ->
                        AnswerSelection.select(chart.forms(), Set.copyOf(policy.questionnaires()), chart.asOf()));
    }
}
