package dev.priori.policy.cql;

import dev.priori.policy.Policy;
import dev.priori.policy.PolicyFailure;
import dev.priori.policy.cql.elm.CqlProgram;
import dev.priori.policy.cql.elm.ElmEvaluator;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.hl7.elm.r1.ExpressionDef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.debug.Location;
import org.opencds.cqf.cql.engine.debug.SourceLocator;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.State;

/** One CQL engine with its data: serves one evaluation at a time, and belongs to one thread while it does. */
final class CqlRun {

    private static final String AS_OF = "As Of";

    private final Policy policy;

    private final CqlProgram program;

    private final ChartData data;

    private final State state;

    private final ElmEvaluator evaluator;

    private final Map<String, Object> parameters = new HashMap<>();

    private final Map<String, @Nullable Object> values = new HashMap<>();

    CqlRun(Policy policy, CqlProgram program, ChartData data, Terminology terminology) {
        this.policy = policy;
        this.program = program;
        this.data = data;
        var environment = new Environment(program.manager(), new HashMap<>(Map.of(ChartModel.URL, data)), terminology);
        state = new State(environment);
        state.getCache().setExpressionCaching(true);
        evaluator = new ElmEvaluator(data);
        policy.parameters().forEach((name, value) -> {
            if (program.hasParameter(name)) {
                parameters.put(name, value);
            }
        });
    }

    /** Begins an evaluation; nothing of an earlier one is left. */
    void begin(ChartData.Snapshot snapshot) {
        data.load(snapshot);
        forget();
        if (program.hasParameter(AS_OF)) {
            parameters.put(AS_OF, CqlValues.date(snapshot.chart().asOf()));
        }
    }

    /** Forgets the chart. */
    void end() {
        data.load(null);
        forget();
    }

    private void forget() {
        values.clear();
        evaluator.clear();
        state.getCache().getExpressions().clear();
    }

    /** Evaluates those of the definitions that exist and have no value yet. */
    void evaluate(Collection<String> names, ChartData.Snapshot snapshot) {
        var wanted = new LinkedHashSet<String>();
        for (String name : names) {
            if (program.defines(name) && !values.containsKey(name)) {
                wanted.add(name);
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        state.setEvaluationDateTime(snapshot.chart().asOf().atStartOfDay(ZoneOffset.UTC));
        state.init(program.mainLibrary());
        state.setParameters(program.mainLibrary(), parameters);
        state.beginEvaluation();
        try {
            for (String name : wanted) {
                values.put(name, value(program.definition(name)));
            }
        } finally {
            state.endEvaluation();
            state.exitLibrary(true);
        }
    }

    private @Nullable Object value(ExpressionDef definition) {
        try {
            return evaluator.definition(definition, state);
        } catch (RuntimeException e) {
            throw failure(e);
        } finally {
            state.clearEvaluatedResources();
        }
    }

    /** The value of an evaluated definition; null also when it is not defined. */
    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    /** A definition gave something that an assessment has no place for. */
    PolicyFailure wrongValue(String definition, String kind) {
        return new PolicyFailure(policy.id(), definition, null, new ClassCastException("value of type " + kind));
    }

    private PolicyFailure failure(RuntimeException e) {
        CqlException cql = null;
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof CqlException found && found.getSourceLocator() != null) {
                cql = found;
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        SourceLocator locator = cql == null ? null : cql.getSourceLocator();
        String definition = locator == null ? null : program.definitionAt(locator);
        return new PolicyFailure(policy.id(), definition, place(locator), root);
    }

    private static @Nullable String place(@Nullable SourceLocator locator) {
        if (locator == null) {
            return null;
        }
        Location location = locator.getSourceLocation();
        return locator.getLibraryName() + (location == null ? "" : " " + location.toLocator());
    }
}
