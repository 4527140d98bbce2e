package dev.priori.policy.cql.elm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.elm.r1.AliasedQuerySource;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.LetClause;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.ReturnClause;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.DistinctEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.QueryEvaluator;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.execution.Variable;

/** Queries of one source without joins and aggregates: row by row, as far as needed. The engine does the others. */
final class Queries {

    private final ElmEvaluator evaluator;

    Queries(ElmEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** The rows of a query. */
    @Nullable
    Object all(Query query, State state) {
        if (!isSimple(query)) {
            return QueryEvaluator.INSTANCE.internalEvaluate(query, state, evaluator);
        }
        Object source = source(query, state);
        var rows = new ArrayList<@Nullable Object>();
        run(query, source, state, row -> {
            rows.add(row);
            return true;
        });
        ReturnClause returned = query.getReturn();
        List<@Nullable Object> result = returned != null && Boolean.TRUE.equals(returned.isDistinct())
                ? new ArrayList<>(DistinctEvaluator.INSTANCE.distinct(rows, state))
                : rows;
        QueryEvaluator.INSTANCE.sortResult(query, result, state, evaluator);
        if (source instanceof Iterable<?>) {
            return result;
        }
        return result.isEmpty() ? null : result.getFirst();
    }

    /** True when a query has a row that is not null. */
    boolean any(Query query, State state) {
        var found = new boolean[1];
        run(query, source(query, state), state, row -> {
            found[0] = row != null;
            return !found[0];
        });
        return found[0];
    }

    /** The first row of a query, null when it has none. */
    @Nullable
    Object first(Query query, State state) {
        var first = new Object[1];
        run(query, source(query, state), state, row -> {
            first[0] = row;
            return false;
        });
        return first[0];
    }

    private static boolean isSimple(Query query) {
        return query.getSource().size() == 1 && query.getRelationship().isEmpty() && query.getAggregate() == null;
    }

    /** One source, and nothing that looks at more than one row. */
    static boolean isPlain(Query query) {
        return isSimple(query) && query.getSort() == null;
    }

    private @Nullable Object source(Query query, State state) {
        AliasedQuerySource source = query.getSource().getFirst();
        return evaluator.visitExpression(ElmEvaluator.given(source.getExpression()), state);
    }

    private void run(Query query, @Nullable Object source, State state, Predicate<@Nullable Object> wantsMore) {
        Iterable<?> items = source instanceof Iterable<?> list ? list : source == null ? List.of() : List.of(source);
        var row = new Variable(query.getSource().getFirst().getAlias());
        state.push(row);
        var lets = new ArrayList<Variable>(query.getLet().size());
        for (LetClause let : query.getLet()) {
            var variable = new Variable(let.getIdentifier());
            lets.add(variable);
            state.push(variable);
        }
        try {
            for (Object item : items) {
                row.setValue(item);
                for (int i = 0; i < lets.size(); i++) {
                    Expression let = query.getLet().get(i).getExpression();
                    lets.get(i).setValue(evaluator.visitExpression(ElmEvaluator.given(let), state));
                }
                if (holds(query.getWhere(), state) && !wantsMore.test(returned(query, item, state))) {
                    return;
                }
            }
        } finally {
            for (int i = 0; i <= lets.size(); i++) {
                state.pop();
            }
        }
    }

    private boolean holds(@Nullable Expression where, State state) {
        return where == null || Boolean.TRUE.equals(evaluator.visitExpression(where, state));
    }

    private @Nullable Object returned(Query query, @Nullable Object item, State state) {
        ReturnClause returned = query.getReturn();
        return returned == null ? item : evaluator.visitExpression(ElmEvaluator.given(returned.getExpression()), state);
    }
}
