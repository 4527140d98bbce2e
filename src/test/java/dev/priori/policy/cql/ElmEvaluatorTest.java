package dev.priori.policy.cql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.policy.BuiltInPoliciesTest;
import dev.priori.policy.CaseChart;
import dev.priori.policy.CaseFolder;
import dev.priori.policy.Policy;
import dev.priori.policy.cql.elm.CqlProgram;
import dev.priori.policy.cql.elm.ElmEvaluator;
import dev.priori.policy.load.LoadedPolicy;
import dev.priori.policy.read.Fault;
import dev.priori.policy.read.TableReader;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** The evaluator takes short ways; it must arrive where the engine arrives. */
class ElmEvaluatorTest {

    @Test
    void every_definition_has_the_value_the_engine_gives_it_for_every_case() {
        var faults = new ArrayList<Fault>();
        for (LoadedPolicy loaded : BuiltInPoliciesTest.load(faults)) {
            var both = new Both(loaded, faults);
            List<CaseFolder> cases = CaseFolder.of(Path.of(loaded.files().resources()));
            assertThat(cases).hasSizeGreaterThan(300);
            for (CaseFolder each : cases) {
                both.compare(each);
            }
        }
        assertThat(faults).isEmpty();
    }

    /** One policy, evaluated both ways. */
    private static final class Both {

        private final Policy policy;
        private final Library library;
        private final ChartData data;
        private final State state;
        private final ElmEvaluator evaluator;

        Both(LoadedPolicy loaded, List<Fault> faults) {
            policy = loaded.policy();
            var naming = new Naming(policy.valueSets().values());
            var terminology = new Terminology(policy.valueSets().values(), naming);
            var tables = CqlPolicy.tables(policy, TableReader.read(loaded.files(), faults));
            var program = CqlProgram.of(policy.library(), loaded.elm().values());
            library = program.mainLibrary();
            data = new ChartData(new ChartModel(naming), naming, terminology, tables);
            state = new State(
                    new Environment(program.manager(), new HashMap<>(Map.of(ChartModel.URL, data)), terminology));
            state.getCache().setExpressionCaching(true);
            evaluator = new ElmEvaluator(data);
        }

        void compare(CaseFolder each) {
            CaseChart read = CaseChart.read(each, policy);
            data.load(new ChartData.Snapshot(read.chart(), read.order(), CaseChart.answers(read.chart(), policy)));
            evaluator.clear();
            state.getCache().getExpressions().clear();
            state.setEvaluationDateTime(read.chart().asOf().atStartOfDay(ZoneOffset.UTC));
            state.init(library);
            state.beginEvaluation();
            var here = new LinkedHashMap<String, String>();
            var byEngine = new LinkedHashMap<String, String>();
            for (ExpressionDef definition : library.getStatements().getDef()) {
                if (!(definition instanceof FunctionDef)) {
                    String name = String.valueOf(definition.getName());
                    here.put(name, written(evaluator.definition(definition, state)));
                    byEngine.put(name, written(engine(definition)));
                }
            }
            state.endEvaluation();
            state.exitLibrary(true);
            assertThat(here).as(each.name()).isEqualTo(byEngine);
        }

        private @Nullable Object engine(ExpressionDef definition) {
            state.pushActivationFrame(definition, String.valueOf(definition.getContext()), 0L);
            try {
                return new EvaluationVisitor().visitExpressionDef(definition, state);
            } finally {
                state.popActivationFrame();
            }
        }

        private static String written(@Nullable Object value) {
            return switch (value) {
                case null -> "null";
                case Tuple tuple -> {
                    var elements = new TreeMap<String, String>();
                    tuple.getElements().forEach((name, element) -> elements.put(name, written(element)));
                    yield elements.toString();
                }
                case Iterable<?> list ->
                    StreamSupport.stream(list.spliterator(), false)
                            .map(Both::written)
                            .toList()
                            .toString();
                default -> value.toString();
            };
        }
    }
}
