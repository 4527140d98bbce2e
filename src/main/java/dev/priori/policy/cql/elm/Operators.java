package dev.priori.policy.cql.elm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hl7.elm.r1.Abs;
import org.hl7.elm.r1.Add;
import org.hl7.elm.r1.After;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.As;
import org.hl7.elm.r1.Before;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Coalesce;
import org.hl7.elm.r1.CodeRef;
import org.hl7.elm.r1.DateTimePrecision;
import org.hl7.elm.r1.Equal;
import org.hl7.elm.r1.Equivalent;
import org.hl7.elm.r1.Exists;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.Flatten;
import org.hl7.elm.r1.Greater;
import org.hl7.elm.r1.GreaterOrEqual;
import org.hl7.elm.r1.In;
import org.hl7.elm.r1.InValueSet;
import org.hl7.elm.r1.IsNull;
import org.hl7.elm.r1.Last;
import org.hl7.elm.r1.Less;
import org.hl7.elm.r1.LessOrEqual;
import org.hl7.elm.r1.Lower;
import org.hl7.elm.r1.Matches;
import org.hl7.elm.r1.Multiply;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.OperatorExpression;
import org.hl7.elm.r1.Or;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.ReplaceMatches;
import org.hl7.elm.r1.SameOrAfter;
import org.hl7.elm.r1.SameOrBefore;
import org.hl7.elm.r1.SingletonFrom;
import org.hl7.elm.r1.StartsWith;
import org.hl7.elm.r1.Subtract;
import org.hl7.elm.r1.ToConcept;
import org.hl7.elm.r1.ToDecimal;
import org.hl7.elm.r1.UnaryExpression;
import org.hl7.elm.r1.Union;
import org.hl7.elm.r1.Upper;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.AbsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AddEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.BeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CoalesceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExistsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FirstEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FlattenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InValueSetEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LastEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MultiplyEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NotEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OrEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrAfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrBeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SingletonFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SubtractEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDecimalEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UnionEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UpperEvaluator;
import org.opencds.cqf.cql.engine.execution.State;

/** The operators that policies use most, over the engine's own implementations. The engine does the others whole. */
final class Operators {

    private final ElmEvaluator evaluator;

    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    Operators(ElmEvaluator evaluator) {
        this.evaluator = evaluator;
    }

    @Nullable
    Object apply(OperatorExpression elm, State state) {
        return switch (elm) {
            case And and -> and(and, state);
            case Or or -> or(or, state);
            case Exists exists -> exists(exists, state);
            case Equal equal -> equal(left(equal, state), right(equal, state), state);
            case Union union -> union(union, state);
            case InValueSet in -> inValueSet(in, state);
            case Coalesce coalesce -> coalesce(coalesce, state);
            case Equivalent equivalent ->
                EquivalentEvaluator.equivalent(left(equivalent, state), right(equivalent, state), state);
            case First first -> first(first, state);
            case Last last ->
                LastEvaluator.last(evaluator.visitExpression(ElmEvaluator.given(last.getSource()), state));
            case ReplaceMatches replace -> replaceMatches(replace, state);
            case UnaryExpression unary -> unary(unary, state);
            case BinaryExpression binary -> binary(binary, state);
            default -> evaluator.byEngine(elm, state);
        };
    }

    private static @Nullable String precision(@Nullable DateTimePrecision precision) {
        return precision == null ? null : precision.value();
    }

    private @Nullable Object unary(UnaryExpression elm, State state) {
        return switch (elm) {
            case Not not -> NotEvaluator.not(operand(not, state));
            case IsNull isNull -> operand(isNull, state) == null;
            case Flatten flatten -> FlattenEvaluator.flatten(operand(flatten, state));
            case Lower lower -> LowerEvaluator.lower(operand(lower, state));
            case Upper upper -> UpperEvaluator.upper(operand(upper, state));
            case As as ->
                AsEvaluator.internalEvaluate(operand(as, state), as, Boolean.TRUE.equals(as.isStrict()), state);
            case ToConcept concept when concept.getOperand() instanceof CodeRef -> evaluator.constant(concept, state);
            case SingletonFrom from -> SingletonFromEvaluator.singletonFrom(operand(from, state));
            case ToDecimal decimal -> ToDecimalEvaluator.toDecimal(operand(decimal, state));
            case Abs abs -> AbsEvaluator.abs(operand(abs, state));
            default -> evaluator.byEngine(elm, state);
        };
    }

    private @Nullable Object binary(BinaryExpression elm, State state) {
        return switch (elm) {
            case Matches matches -> matches(left(matches, state), right(matches, state));
            case After after ->
                AfterEvaluator.after(left(after, state), right(after, state), precision(after.getPrecision()), state);
            case Before before ->
                BeforeEvaluator.before(
                        left(before, state), right(before, state), precision(before.getPrecision()), state);
            case SameOrAfter after ->
                SameOrAfterEvaluator.sameOrAfter(
                        left(after, state), right(after, state), precision(after.getPrecision()), state);
            case SameOrBefore before ->
                SameOrBeforeEvaluator.sameOrBefore(
                        left(before, state), right(before, state), precision(before.getPrecision()), state);
            case In in ->
                InEvaluator.internalEvaluate(left(in, state), right(in, state), precision(in.getPrecision()), state);
            case StartsWith starts -> StartsWithEvaluator.startsWith(left(starts, state), right(starts, state));
            case Greater greater -> GreaterEvaluator.greater(left(greater, state), right(greater, state), state);
            case GreaterOrEqual greater ->
                GreaterOrEqualEvaluator.greaterOrEqual(left(greater, state), right(greater, state), state);
            case Less less -> LessEvaluator.less(left(less, state), right(less, state), state);
            case LessOrEqual less -> LessOrEqualEvaluator.lessOrEqual(left(less, state), right(less, state), state);
            case Add add -> AddEvaluator.add(left(add, state), right(add, state), state);
            case Subtract subtract -> SubtractEvaluator.subtract(left(subtract, state), right(subtract, state), state);
            case Multiply multiply -> MultiplyEvaluator.multiply(left(multiply, state), right(multiply, state), state);
            default -> evaluator.byEngine(elm, state);
        };
    }

    private @Nullable Object operand(UnaryExpression elm, State state) {
        return evaluator.visitExpression(ElmEvaluator.given(elm.getOperand()), state);
    }

    private @Nullable Object left(BinaryExpression elm, State state) {
        return evaluator.visitExpression(elm.getOperand().getFirst(), state);
    }

    private @Nullable Object right(BinaryExpression elm, State state) {
        return evaluator.visitExpression(elm.getOperand().getLast(), state);
    }

    private @Nullable Object and(And and, State state) {
        Object left = left(and, state);
        return Boolean.FALSE.equals(left) ? left : AndEvaluator.and(left, right(and, state));
    }

    private @Nullable Object or(Or or, State state) {
        Object left = left(or, state);
        return Boolean.TRUE.equals(left) ? left : OrEvaluator.or(left, right(or, state));
    }

    private @Nullable Object exists(Exists exists, State state) {
        Expression of = ElmEvaluator.given(exists.getOperand());
        if (of instanceof Query query && Queries.isPlain(query)) {
            return evaluator.queries().any(query, state);
        }
        Object value = evaluator.visitExpression(of, state);
        return value instanceof List<?> list
                ? list.stream().anyMatch(item -> item != null)
                : ExistsEvaluator.exists(value);
    }

    private @Nullable Object first(First first, State state) {
        Expression of = ElmEvaluator.given(first.getSource());
        return of instanceof Query query && Queries.isPlain(query)
                ? evaluator.queries().first(query, state)
                : FirstEvaluator.first(evaluator.visitExpression(of, state));
    }

    private static @Nullable Object equal(@Nullable Object left, @Nullable Object right, State state) {
        return left instanceof String one && right instanceof String other
                ? one.equals(other)
                : EqualEvaluator.equal(left, right, state);
    }

    private @Nullable Object union(Union union, State state) {
        Object left = evaluator.visitExpression(union.getOperand().getFirst(), state);
        Object right = evaluator.visitExpression(union.getOperand().getLast(), state);
        return left == null && right == null ? new ArrayList<>() : UnionEvaluator.union(left, right, state);
    }

    private @Nullable Object inValueSet(InValueSet in, State state) {
        Object code = evaluator.visitExpression(ElmEvaluator.given(in.getCode()), state);
        Expression set = in.getValueset() == null ? in.getValuesetExpression() : in.getValueset();
        return InValueSetEvaluator.inValueSet(code, evaluator.visitExpression(ElmEvaluator.given(set), state), state);
    }

    private @Nullable Object coalesce(Coalesce coalesce, State state) {
        if (coalesce.getOperand().size() == 1) {
            Object list = evaluator.visitExpression(coalesce.getOperand().getFirst(), state);
            return CoalesceEvaluator.INSTANCE.coalesce(Collections.singletonList(list));
        }
        for (Expression each : coalesce.getOperand()) {
            Object value = evaluator.visitExpression(each, state);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Object matches(@Nullable Object text, @Nullable Object pattern) {
        return text == null || pattern == null
                ? null
                : compiled(pattern).matcher(text.toString()).matches();
    }

    private @Nullable Object replaceMatches(ReplaceMatches replace, State state) {
        var operands = replace.getOperand().stream()
                .map(operand -> evaluator.visitExpression(operand, state))
                .toList();
        Object text = operands.get(0);
        Object pattern = operands.get(1);
        Object substitution = operands.get(2);
        return text == null || pattern == null || substitution == null
                ? null
                : compiled(pattern).matcher(text.toString()).replaceAll(substitution.toString());
    }

    /** Patterns stand in the policy's text: there are few. */
    private Pattern compiled(Object pattern) {
        return patterns.computeIfAbsent(pattern.toString(), Pattern::compile);
    }
}
