package dev.priori.policy.cql.elm;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryReader;
import org.hl7.elm.r1.AccessModifier;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.VersionedIdentifier;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.debug.Location;
import org.opencds.cqf.cql.engine.debug.SourceLocator;

/**
 * The libraries of one policy as ELM: its main library and everything that includes. Read-only once made, so that the
 * engines of several threads share it.
 */
public final class CqlProgram {

    private final Library main;

    private final Map<VersionedIdentifier, CompiledLibrary> libraries = new ConcurrentHashMap<>();

    private final Map<String, ExpressionDef> definitions = new HashMap<>();

    private final Set<String> parameters = new HashSet<>();

    private final Set<String> factTypes;

    CqlProgram(String mainName, Collection<Library> all) {
        factTypes = FactTypes.of(all);
        Linker.link(all);
        Library mainLibrary = null;
        for (Library library : all) {
            VersionedIdentifier id = identifier(library);
            CompiledLibrary compiled = new CompiledLibrary();
            compiled.setIdentifier(id);
            compiled.setLibrary(library);
            libraries.put(id, compiled);
            libraries.put(new VersionedIdentifier().withId(id.getId()), compiled);
            if (mainName.equals(id.getId())) {
                mainLibrary = library;
            }
        }
        if (mainLibrary == null) {
            throw new IllegalArgumentException("No CQL library " + mainName);
        }
        main = mainLibrary;
        collect(mainLibrary);
    }

    /** The name and version of a library; a library always has one. */
    static VersionedIdentifier identifier(Library library) {
        return Objects.requireNonNull(library.getIdentifier(), "a library without an identifier");
    }

    /** The libraries from their ELM JSON. */
    public static CqlProgram of(String mainName, Collection<String> elm) {
        var reader = new ElmJsonLibraryReader();
        return new CqlProgram(mainName, elm.stream().map(reader::read).toList());
    }

    private void collect(Library library) {
        if (library.getStatements() != null) {
            for (ExpressionDef def : library.getStatements().getDef()) {
                if (!(def instanceof FunctionDef) && def.getAccessLevel() != AccessModifier.PRIVATE) {
                    definitions.put(String.valueOf(def.getName()), def);
                }
            }
        }
        if (library.getParameters() != null) {
            for (ParameterDef def : library.getParameters().getDef()) {
                parameters.add(def.getName());
            }
        }
    }

    /** The library that the criteria's definitions stand in. */
    public Library mainLibrary() {
        return main;
    }

    /** True when the main library defines it and lets it be asked for. */
    public boolean defines(String name) {
        return definitions.containsKey(name);
    }

    /** A definition of the main library. */
    public ExpressionDef definition(String name) {
        return Objects.requireNonNull(definitions.get(name), name);
    }

    /** Names of the types of facts that the libraries retrieve. */
    public Set<String> factTypes() {
        return factTypes;
    }

    /** True when the main library has a parameter of that name. */
    public boolean hasParameter(String name) {
        return parameters.contains(name);
    }

    /** The definition or function of any of the libraries that a position lies in. */
    public @Nullable String definitionAt(SourceLocator locator) {
        Location location = locator.getSourceLocation();
        CompiledLibrary library = libraries.get(new VersionedIdentifier().withId(locator.getLibraryName()));
        if (location == null || library == null) {
            return null;
        }
        for (ExpressionDef def : definitions(library)) {
            String within = def.getLocator();
            if (within != null && Location.fromLocator(within).includes(location)) {
                return def.getName();
            }
        }
        return null;
    }

    private static List<ExpressionDef> definitions(CompiledLibrary compiled) {
        Library library = compiled.getLibrary();
        var statements = library == null ? null : library.getStatements();
        return statements == null ? List.of() : statements.getDef();
    }

    /** A manager that gives these libraries and translates nothing. */
    public LibraryManager manager() {
        return new LibraryManager(new ModelManager(), CqlCompilerOptions.defaultOptions(), libraries);
    }
}
