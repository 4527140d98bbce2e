package dev.priori.policy.cql.elm;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.IncludeDef;
import org.hl7.elm.r1.Library;
import org.jspecify.annotations.Nullable;

/**
 * Ties every reference of a program to what it names, once: {@link Link} for a definition, {@link Call} for a function. The
 * engine looks them up by library and name at each use. A call that several functions fit stays a plain reference.
 */
final class Linker {

    private static final String ELM = "org.hl7.elm.r1";

    private final Map<String, Library> libraries = new HashMap<>();

    private final Map<Object, Boolean> seen = new IdentityHashMap<>();

    private final Map<Class<?>, List<Field>> fields = new IdentityHashMap<>();

    private Library here = new Library();

    private Linker(Collection<Library> libraries) {
        for (Library library : libraries) {
            this.libraries.put(CqlProgram.identifier(library).getId(), library);
        }
    }

    /** Rewrites the references of these libraries in place; they include one another and nothing else. */
    static void link(Collection<Library> libraries) {
        var linker = new Linker(libraries);
        try {
            for (Library library : libraries) {
                linker.here = library;
                linker.walk(library);
            }
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
        Object linked = element;
        if (element instanceof ExpressionRef reference) {
            ExpressionDef target = target(reference);
            if (target instanceof FunctionDef function) {
                linked = copied(reference, FunctionRef.class, new Call(function));
            } else if (target != null) {
                linked = copied(reference, ExpressionRef.class, new Link(target));
            }
        }
        walk(linked);
        return linked;
    }

    private Object copied(Object reference, Class<?> type, Object link) throws IllegalAccessException {
        for (Field field : fieldsOf(type)) {
            field.set(link, field.get(reference));
        }
        return link;
    }

    /** The only definition or function that fits, null when there are several. */
    private @Nullable ExpressionDef target(ExpressionRef reference) {
        Library library = library(reference.getLibraryName());
        var statements = library == null ? null : library.getStatements();
        ExpressionDef found = null;
        for (ExpressionDef def : statements == null ? List.<ExpressionDef>of() : statements.getDef()) {
            if (String.valueOf(reference.getName()).equals(def.getName()) && isOfKind(def, reference)) {
                if (found != null) {
                    return null;
                }
                found = def;
            }
        }
        return found;
    }

    private static boolean isOfKind(ExpressionDef def, ExpressionRef reference) {
        return reference instanceof FunctionRef call
                ? def instanceof FunctionDef function
                        && function.getOperand().size() == call.getOperand().size()
                : !(def instanceof FunctionDef);
    }

    private @Nullable Library library(@Nullable String alias) {
        if (alias == null) {
            return here;
        }
        var includes = here.getIncludes();
        for (IncludeDef include : includes == null ? List.<IncludeDef>of() : includes.getDef()) {
            if (alias.equals(include.getLocalIdentifier())) {
                return libraries.get(include.getPath());
            }
        }
        return null;
    }

    private static boolean isElm(Object value) {
        return value.getClass().getPackageName().equals(ELM) && !(value instanceof Enum<?>);
    }

    private List<Field> fieldsOf(Class<?> type) {
        return fields.computeIfAbsent(type, Linker::settable);
    }

    private static List<Field> settable(Class<?> type) {
        var settable = new ArrayList<Field>();
        for (Class<?> each = type; !each.equals(Object.class); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (each.getPackageName().equals(ELM)
                        && !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isFinal(field.getModifiers())) {
                    field.setAccessible(true);
                    settable.add(field);
                }
            }
        }
        return settable;
    }
}
