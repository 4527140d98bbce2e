package dev.priori.policy.cql;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Reaction;
import dev.priori.chart.fact.Result;
import dev.priori.chart.fact.Therapy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/**
 * One chart and one order as the data of a CQL evaluation. Holds one evaluation at a time: an instance belongs to one
 * engine. Each retrieve is answered once per evaluation.
 */
final class ChartData implements DataProvider {

    private final ChartModel model;

    private final Naming naming;

    private final Terminology terminology;

    private final List<TableRow> tables;

    private final Map<String, List<Object>> retrieved = new HashMap<>();

    private final Map<Concept, Set<Coding>> named = new IdentityHashMap<>();

    private @Nullable Snapshot now;

    /** What is being assessed. */
    record Snapshot(Chart chart, Order order, List<Answer> answers) {}

    ChartData(ChartModel model, Naming naming, Terminology terminology, List<TableRow> tables) {
        this.model = model;
        this.naming = naming;
        this.terminology = terminology;
        this.tables = tables;
    }

    void load(@Nullable Snapshot snapshot) {
        now = snapshot;
        retrieved.clear();
        named.clear();
    }

    @Override
    public Iterable<Object> retrieve(
            @Nullable String context,
            @Nullable String contextPath,
            @Nullable Object contextValue,
            String dataType,
            @Nullable String templateId,
            @Nullable String codePath,
            @Nullable Iterable<Code> codes,
            @Nullable String valueSet,
            @Nullable String datePath,
            @Nullable String dateLowPath,
            @Nullable String dateHighPath,
            @Nullable Interval dateRange) {
        if (valueSet == null) {
            return filter(all(dataType), codes);
        }
        String key = dataType + "|" + codePath + "|" + valueSet;
        List<Object> known = retrieved.get(key);
        if (known == null) {
            known = coded(all(dataType), String.valueOf(codePath), valueSet);
            retrieved.put(key, known);
        }
        return known;
    }

    private List<?> all(String dataType) {
        Snapshot s = now;
        if (s == null) {
            throw new IllegalStateException("No chart is being assessed");
        }
        return switch (dataType) {
            case "Person" -> List.of(s.chart().person());
            case "Diagnosis" -> s.chart().diagnoses();
            case "Result" -> s.chart().results();
            case "Therapy" -> s.chart().therapies();
            case "Reaction" -> s.chart().reactions();
            case "Approval" -> s.chart().approvals();
            case "Answer" -> s.answers();
            case "Order" -> List.of(s.order());
            case "Row" -> tables;
            case "Context" ->
                List.of(new Request(
                        s.chart().asOf(),
                        s.chart().channel().name(),
                        List.copyOf(s.chart().unavailable())));
            default -> throw new IllegalArgumentException("The Chart model has no facts of type " + dataType);
        };
    }

    private static List<Object> filter(List<?> facts, @Nullable Iterable<Code> codes) {
        var kept = new ArrayList<Object>();
        for (Object fact : facts) {
            if (codes == null || matches(fact, codes)) {
                kept.add(fact);
            }
        }
        return kept;
    }

    private static boolean matches(Object fact, Iterable<Code> codes) {
        for (Code code : codes) {
            if (fact instanceof Answer answer && answer.linkId().equals(code.getCode())) {
                return true;
            }
            for (Coding coding : concept(fact).codings()) {
                if (coding.code().equals(code.getCode()) && coding.system().equals(code.getSystem())) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Object> coded(List<?> facts, String codePath, String valueSet) {
        var kept = new ArrayList<Object>();
        for (Object fact : facts) {
            boolean member =
                    switch (codePath) {
                        case "named" -> named(concept(fact), valueSet);
                        default ->
                            terminology
                                    .valueSet(valueSet)
                                    .containsAny(concept(fact).codings());
                    };
            if (member) {
                kept.add(fact);
            }
        }
        return kept;
    }

    /** Coded in no set, but a name of the set stands in its texts. */
    private boolean named(Concept concept, String valueSet) {
        for (Coding name : named.computeIfAbsent(concept, naming::named)) {
            if (naming.isNameOf(name.code(), valueSet)) {
                return true;
            }
        }
        return false;
    }

    private static Concept concept(Object fact) {
        return switch (fact) {
            case Diagnosis diagnosis -> diagnosis.code();
            case Result result -> result.code();
            case Therapy therapy -> therapy.code();
            case Reaction reaction -> reaction.event();
            case Order order -> order.product();
            default -> Concept.EMPTY;
        };
    }

    @Override
    public String getPackageName() {
        return "dev.priori.chart.fact";
    }

    @Override
    public void setPackageName(@Nullable String packageName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> getPackageNames() {
        return List.of("dev.priori.chart.fact", "dev.priori.chart", "dev.priori.policy.cql");
    }

    @Override
    public void setPackageNames(List<String> packageNames) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable Object resolvePath(@Nullable Object target, @Nullable String path) {
        return target == null || path == null ? null : model.element(target, path);
    }

    @Override
    public @Nullable Object getContextPath(@Nullable String contextType, @Nullable String targetType) {
        return null;
    }

    @Override
    public Class<?> resolveType(@Nullable String typeName) {
        return model.type(String.valueOf(typeName));
    }

    @Override
    public @Nullable Class<?> resolveType(@Nullable Object value) {
        return value == null ? null : value.getClass();
    }

    @Override
    public Boolean is(@Nullable Object value, @Nullable Class<?> type) {
        return type != null && type.isInstance(value);
    }

    @Override
    public @Nullable Object as(@Nullable Object value, @Nullable Class<?> type, boolean strict) {
        return is(value, type) ? value : null;
    }

    @Override
    public Object createInstance(@Nullable String typeName) {
        throw new UnsupportedOperationException("Facts are read from charts, never made by a policy");
    }

    @Override
    public void setValue(@Nullable Object target, @Nullable String path, @Nullable Object value) {
        throw new UnsupportedOperationException("Facts do not change");
    }

    @Override
    public Boolean objectEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && left.equals(right);
    }

    @Override
    public Boolean objectEquivalent(@Nullable Object left, @Nullable Object right) {
        return java.util.Objects.equals(left, right);
    }

    @Override
    public @Nullable String resolveId(@Nullable Object target) {
        return target instanceof dev.priori.chart.fact.Fact fact ? fact.reference() : null;
    }
}
