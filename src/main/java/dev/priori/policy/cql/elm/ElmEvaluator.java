package dev.priori.policy.cql.elm;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.Case;
import org.hl7.elm.r1.CaseItem;
import org.hl7.elm.r1.CodeRef;
import org.hl7.elm.r1.Count;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Null;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.OperatorExpression;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.QueryLetRef;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.Sum;
import org.hl7.elm.r1.Tuple;
import org.hl7.elm.r1.TupleElement;
import org.hl7.elm.r1.ValueSetRef;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.debug.SourceLocator;
import org.opencds.cqf.cql.engine.elm.executing.CountEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SumEvaluator;
import org.opencds.cqf.cql.engine.exception.CqlException;
import org.opencds.cqf.cql.engine.exception.Severity;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.execution.Variable;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Concept;
import org.opencds.cqf.cql.engine.runtime.ValueSet;

/**
 * Evaluates linked ELM as the engine does, with the engine's own operators, but walks it the short way: references are
 * resolved already, a definition is evaluated once, {@code and} and {@code or} stop where the answer is known, a query asked
 * only whether it has a row stops at the first. What has no short way is left to the engine. Belongs to one evaluation at a
 * time.
 */
public final class ElmEvaluator extends BaseElmLibraryVisitor<@Nullable Object, State> {

    /** Elements evaluated for one chart: a thousand times what a large one takes, a second or two. */
    private static final int MOST_STEPS = 20_000_000;

    private final EvaluationVisitor engine = new EvaluationVisitor();

    private final DataProvider data;

    private final Operators operators = new Operators(this);

    private final Queries queries = new Queries(this);

    /** Values of this evaluation. */
    private final Map<ExpressionDef, Value> values = new IdentityHashMap<>();

    /** Values of elements that are the same in every evaluation. */
    private final Map<Element, Object> constants = new IdentityHashMap<>();

    private int steps;

    private record Value(@Nullable Object value) {}

    public ElmEvaluator(DataProvider data) {
        this.data = data;
    }

    /** Nothing of an earlier evaluation is left. */
    public void clear() {
        steps = 0;
        values.clear();
    }

    /** The value of a definition of the library that the state is in. */
    public @Nullable Object definition(ExpressionDef definition, State state) {
        Value known = values.get(definition);
        if (known == null) {
            state.pushActivationFrame(definition, String.valueOf(definition.getContext()), 0L);
            try {
                known = new Value(visitExpression(body(definition), state));
            } finally {
                state.popActivationFrame();
            }
            values.put(definition, known);
        }
        return known.value();
    }

    private static Expression body(ExpressionDef definition) {
        Expression body = definition.getExpression();
        if (body == null) {
            throw new IllegalStateException("A definition without an expression: " + definition.getName());
        }
        return body;
    }

    @Override
    public @Nullable Object visitExpression(Expression elm, State state) {
        if (++steps > MOST_STEPS) {
            throw new IllegalStateException("More than " + MOST_STEPS + " steps");
        }
        try {
            return evaluate(elm, state);
        } catch (CqlException e) {
            throw e;
        } catch (RuntimeException e) {
            SourceLocator place = SourceLocator.fromNode(elm, state.getCurrentLibrary());
            throw new CqlException(e.getMessage(), e, place, Severity.ERROR);
        }
    }

    private @Nullable Object evaluate(Expression elm, State state) {
        return switch (elm) {
            case Property property -> property(property, state);
            case Link link -> link(link, state);
            case Call call -> call(call, state);
            case Literal literal -> constant(literal, state);
            case OperandRef operand -> variable(operand.getName(), state);
            case AliasRef alias -> variable(alias.getName(), state);
            case QueryLetRef let -> variable(let.getName(), state);
            case Query query -> queries.all(query, state);
            case Case cases -> cases(cases, state);
            case If condition -> visitExpression(branch(condition, state), state);
            case Null nothing -> null;
            case Tuple tuple -> tuple(tuple, state);
            case org.hl7.elm.r1.List list -> list(list, state);
            case CodeRef code -> constant(code, state);
            case ValueSetRef valueSet -> constant(valueSet, state);
            case Retrieve retrieve -> retrieve(retrieve, state);
            case Sum sum -> SumEvaluator.sum(visitExpression(given(sum.getSource()), state), state);
            case Count count -> CountEvaluator.count(visitExpression(given(count.getSource()), state));
            case OperatorExpression operator -> operators.apply(operator, state);
            default -> byEngine(elm, state);
        };
    }

    Queries queries() {
        return queries;
    }

    /** By the engine's own visitor, with everything below it. */
    @Nullable
    Object byEngine(Expression elm, State state) {
        return engine.visitExpression(elm, state);
    }

    /** The engine's value of an element that never changes. */
    @Nullable
    Object constant(Expression elm, State state) {
        Object known = constants.get(elm);
        if (known == null) {
            known = engine.visitExpression(elm, state);
            if (known != null) {
                constants.put(elm, known);
            }
        }
        return known;
    }

    private @Nullable Object link(Link link, State state) {
        Value known = values.get(link.definition());
        if (known != null) {
            return known.value();
        }
        boolean entered = state.enterLibrary(link.getLibraryName());
        try {
            return definition(link.definition(), state);
        } finally {
            state.exitLibrary(entered);
        }
    }

    private @Nullable Object call(Call call, State state) {
        List<Expression> operands = call.getOperand();
        var arguments = new Variable[operands.size()];
        for (int i = 0; i < arguments.length; i++) {
            String name = call.function().getOperand().get(i).getName();
            arguments[i] = new Variable(name).withValue(visitExpression(operands.get(i), state));
        }
        boolean entered = state.enterLibrary(call.getLibraryName());
        for (Variable argument : arguments) {
            state.push(argument);
        }
        try {
            return visitExpression(body(call.function()), state);
        } finally {
            for (int i = 0; i < arguments.length; i++) {
                state.pop();
            }
            state.exitLibrary(entered);
        }
    }

    private static @Nullable Object variable(@Nullable String name, State state) {
        Variable variable = state.resolveVariable(name, true);
        return variable == null ? null : variable.getValue();
    }

    private @Nullable Object property(Property property, State state) {
        Expression source = property.getSource();
        Object target = source == null ? variable(property.getScope(), state) : visitExpression(source, state);
        return switch (target) {
            case null -> null;
            case org.opencds.cqf.cql.engine.runtime.Tuple tuple ->
                tuple.getElements().get(property.getPath());
            case Record fact -> data.resolvePath(fact, property.getPath());
            default -> state.getEnvironment().resolvePath(target, String.valueOf(property.getPath()));
        };
    }

    private @Nullable Object cases(Case cases, State state) {
        Expression of = cases.getComparand();
        Object comparand = of == null ? true : visitExpression(of, state);
        for (CaseItem item : cases.getCaseItem()) {
            Object when = visitExpression(given(item.getWhen()), state);
            if (Boolean.TRUE.equals(EqualEvaluator.equal(comparand, when, state))) {
                return visitExpression(given(item.getThen()), state);
            }
        }
        return visitExpression(given(cases.getElse()), state);
    }

    private Expression branch(If condition, State state) {
        boolean holds = Boolean.TRUE.equals(visitExpression(given(condition.getCondition()), state));
        return given(holds ? condition.getThen() : condition.getElse());
    }

    private Object tuple(Tuple tuple, State state) {
        var elements = new LinkedHashMap<String, @Nullable Object>();
        for (TupleElement element : tuple.getElement()) {
            elements.put(String.valueOf(element.getName()), visitExpression(given(element.getValue()), state));
        }
        return new org.opencds.cqf.cql.engine.runtime.Tuple().withElements(elements);
    }

    private Object list(org.hl7.elm.r1.List list, State state) {
        var items = new ArrayList<@Nullable Object>(list.getElement().size());
        for (Expression element : list.getElement()) {
            items.add(visitExpression(element, state));
        }
        return items;
    }

    private @Nullable Object retrieve(Retrieve retrieve, State state) {
        QName type = retrieve.getDataType();
        if (type == null || retrieve.getDateRange() != null || retrieve.getContext() != null) {
            throw new IllegalArgumentException("The Chart model retrieves by type and codes, not by date or context");
        }
        String kind = type.getLocalPart();
        String path = retrieve.getCodeProperty();
        Expression codes = retrieve.getCodes();
        Object asked = codes == null ? null : visitExpression(codes, state);
        if (asked instanceof ValueSet set) {
            return data.retrieve(null, null, null, kind, null, path, null, set.getId(), null, null, null, null);
        }
        return data.retrieve(null, null, null, kind, null, path, codes(asked), null, null, null, null, null);
    }

    private static @Nullable Iterable<Code> codes(@Nullable Object asked) {
        return switch (asked) {
            case null -> null;
            case Code code -> List.of(code);
            case Concept concept -> concept.getCodes();
            case Iterable<?> several -> {
                var codes = new ArrayList<Code>();
                several.forEach(each -> codes.add((Code) each));
                yield codes;
            }
            default ->
                throw new IllegalArgumentException(
                        "Not codes to retrieve by: " + asked.getClass().getSimpleName());
        };
    }

    /** An element that ELM lets be absent and that is never absent here. */
    static Expression given(@Nullable Expression expression) {
        if (expression == null) {
            throw new IllegalStateException("ELM without an expression where one is needed");
        }
        return expression;
    }

    @Override
    protected @Nullable Object defaultResult(Element elm, State state) {
        return null;
    }
}
