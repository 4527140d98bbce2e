package dev.priori.policy.cql.elm;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.Retrieve;

/** Finds which types of facts libraries retrieve. */
final class FactTypes extends BaseElmLibraryVisitor<Boolean, Set<String>> {

    /** Names of the Chart model's types. */
    static Set<String> of(Collection<Library> libraries) {
        var types = new TreeSet<String>();
        var visitor = new FactTypes();
        libraries.forEach(library -> visitor.visitLibrary(library, types));
        return Set.copyOf(types);
    }

    @Override
    protected Boolean defaultResult(Element element, Set<String> types) {
        if (element instanceof Retrieve retrieve && retrieve.getDataType() != null) {
            types.add(retrieve.getDataType().getLocalPart());
        }
        return true;
    }
}
