package dev.priori.policy.cql.elm;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;

/**
 * Gives every function call of a library an identity of its own. The engine looks up the function of a call by the call, and
 * ELM hashes a call with everything below it: a sixth of an evaluation went into that.
 */
final class Calls {

    private static final String ELM = "org.hl7.elm.r1";

    private final Map<Object, Boolean> seen = new IdentityHashMap<>();

    private final Map<Class<?>, List<Field>> fields = new IdentityHashMap<>();

    /** A call that equals itself alone. */
    private static final class Call extends FunctionRef {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /** Rewrites the calls of a library in place. */
    static void identify(Library library) {
        try {
            new Calls().walk(library);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("ELM does not let its elements be set", e);
        }
    }

    private void walk(Object element) throws IllegalAccessException {
        if (seen.put(element, Boolean.TRUE) != null) {
            return;
        }
        for (Field field : fieldsOf(element.getClass())) {
            Object value = field.get(element);
            if (value instanceof List<?> list) {
                field.set(element, walked(list));
            } else if (value != null && isElm(value)) {
                field.set(element, walked(value));
            }
        }
    }

    private List<Object> walked(List<?> list) throws IllegalAccessException {
        var walked = new ArrayList<Object>(list.size());
        for (Object value : list) {
            walked.add(isElm(value) ? walked(value) : value);
        }
        return walked;
    }

    private Object walked(Object element) throws IllegalAccessException {
        Object identified = element.getClass() == FunctionRef.class ? call(element) : element;
        walk(identified);
        return identified;
    }

    private Object call(Object reference) throws IllegalAccessException {
        var call = new Call();
        for (Field field : fieldsOf(FunctionRef.class)) {
            field.set(call, field.get(reference));
        }
        return call;
    }

    private static boolean isElm(Object value) {
        return value.getClass().getPackageName().equals(ELM) && !(value instanceof Enum<?>) || value instanceof Call;
    }

    private List<Field> fieldsOf(Class<?> type) {
        return fields.computeIfAbsent(type, Calls::settable);
    }

    private static List<Field> settable(Class<?> type) {
        var settable = new ArrayList<Field>();
        for (Class<?> each = type;
                each.getPackageName().equals(ELM) || each == Call.class;
                each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    field.setAccessible(true);
                    settable.add(field);
                }
            }
        }
        return settable;
    }
}
