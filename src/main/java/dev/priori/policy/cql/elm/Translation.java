package dev.priori.policy.cql.elm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryWriter;
import org.hl7.cql.model.DataType;
import org.hl7.cql.model.ListType;
import org.hl7.elm.r1.AccessModifier;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ValueSetDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;

/** CQL translated to ELM, with what a check of it needs: errors, the kinds of its definitions, the value sets it names. */
public final class Translation {

    private final String mainName;

    private final List<Library> libraries = new ArrayList<>();

    private final List<Error> errors = new ArrayList<>();

    private final Map<String, Kind> definitions = new LinkedHashMap<>();

    private final List<SetUse> valueSets = new ArrayList<>();

    /** An error of the translator. */
    public record Error(String library, int line, String message) {}

    /** A value set that a library names. */
    public record SetUse(String library, int line, String url) {}

    /** What a definition gives. */
    public enum Kind {
        BOOLEAN,
        WORDS,
        LIST,
        OTHER
    }

    private Translation(String mainName) {
        this.mainName = mainName;
    }

    /**
     * Translates a main library and what it includes.
     *
     * @param mainName name of the main library
     * @param sources CQL texts
     */
    public static Translation of(String mainName, List<String> sources) {
        var translation = new Translation(mainName);
        LibraryManager manager = CqlLibraries.over(sources);
        var found = new ArrayList<CqlCompilerException>();
        try {
            CompiledLibrary main = manager.resolveLibrary(new VersionedIdentifier().withId(mainName), found);
            translation.take(main, manager);
        } catch (RuntimeException e) {
            if (found.isEmpty()) {
                translation.errors.add(new Error(mainName, 0, String.valueOf(e.getMessage())));
            }
        }
        found.forEach(translation::take);
        return translation;
    }

    private void take(CqlCompilerException e) {
        if (e.getSeverity() != CqlCompilerException.ErrorSeverity.Error) {
            return;
        }
        var at = e.getLocator();
        String library = at == null || at.getLibrary() == null
                ? mainName
                : at.getLibrary().getId();
        errors.add(new Error(
                library == null ? mainName : library,
                at == null ? 0 : at.getStartLine(),
                String.valueOf(e.getMessage())));
    }

    private void take(CompiledLibrary main, LibraryManager manager) {
        Set<Library> all = new LinkedHashSet<>();
        all.add(main.getLibrary());
        manager.getCompiledLibraries().values().forEach(compiled -> all.add(compiled.getLibrary()));
        for (Library library : all) {
            if (library != null
                    && !"System".equals(CqlProgram.identifier(library).getId())) {
                libraries.add(library);
                valueSets(library);
            }
        }
        var statements = main.getLibrary() == null ? null : main.getLibrary().getStatements();
        if (statements != null) {
            for (ExpressionDef def : statements.getDef()) {
                if (!(def instanceof FunctionDef) && def.getAccessLevel() != AccessModifier.PRIVATE) {
                    definitions.put(String.valueOf(def.getName()), kind(Trackable.INSTANCE.getResultType(def)));
                }
            }
        }
    }

    private void valueSets(Library library) {
        if (library.getValueSets() == null) {
            return;
        }
        for (ValueSetDef def : library.getValueSets().getDef()) {
            valueSets.add(new SetUse(
                    String.valueOf(CqlProgram.identifier(library).getId()),
                    line(def.getLocator()),
                    String.valueOf(def.getId())));
        }
    }

    private static int line(@Nullable String locator) {
        return locator == null ? 0 : Integer.parseInt(locator.substring(0, locator.indexOf(':')));
    }

    private static Kind kind(@Nullable DataType type) {
        if (type == null) {
            return Kind.OTHER;
        }
        if (type instanceof ListType list) {
            return "System.String".equals(list.getElementType().toString()) ? Kind.WORDS : Kind.LIST;
        }
        return "System.Boolean".equals(type.toString()) ? Kind.BOOLEAN : Kind.OTHER;
    }

    public List<Error> errors() {
        return errors;
    }

    /** True when there is a main library, with or without errors in it. */
    public boolean hasMain() {
        return !libraries.isEmpty();
    }

    /** Kinds of the definitions of the main library that may be asked for. */
    public Map<String, Kind> definitions() {
        return definitions;
    }

    public List<SetUse> valueSets() {
        return valueSets;
    }

    /** The translated libraries, ready to run. Only when there are no errors. */
    public CqlProgram program() {
        return new CqlProgram(mainName, libraries);
    }

    /** ELM JSON by library name. */
    public Map<String, String> elm() {
        var writer = new ElmJsonLibraryWriter();
        var elm = new LinkedHashMap<String, String>();
        for (Library library : libraries) {
            elm.put(String.valueOf(CqlProgram.identifier(library).getId()), writer.writeAsString(library));
        }
        return elm;
    }
}
