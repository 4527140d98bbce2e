package dev.priori.chart.read.element;

import dev.priori.chart.Chart.Ignored;
import dev.priori.chart.fact.Concept;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One chart being read: its bundle, its date, and what could not be used so far. */
public final class Reading {

    private final BundleView bundle;
    private final LocalDate asOf;
    private final Set<Ignored> ignored = new LinkedHashSet<>();

    public Reading(BundleView bundle, LocalDate asOf) {
        this.bundle = bundle;
        this.asOf = asOf;
    }

    public BundleView bundle() {
        return bundle;
    }

    public LocalDate asOf() {
        return asOf;
    }

    public List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    public void ignore(String reference, String reason) {
        ignored.add(new Ignored(reference, reason));
    }

    /** What the reader makes of the resource; on a faulty element {@code otherwise}, and the resource is ignored. */
    public <T extends @Nullable Object> T tolerate(Entry entry, T otherwise, Function<ObjectNode, T> reader) {
        try {
            return reader.apply(entry.resource());
        } catch (ElementFault fault) {
            ignore(entry.reference(), fault.expression(entry.resource()) + " is faulty: found " + fault.found());
            return otherwise;
        }
    }

    /** The resource that the Reference of that name leads to. */
    public @Nullable Entry target(JsonNode object, String name, Entry from) {
        ObjectNode reference = Fields.object(object, name);
        return reference == null ? null : follow(reference, from);
    }

    /** The resource that a Reference leads to, null when it is not in the bundle. */
    public @Nullable Entry follow(ObjectNode reference, Entry from) {
        String literal = Fields.string(reference, "reference");
        return literal == null ? null : bundle.resolve(literal, from).orElse(null);
    }

    /** The resources that the References of a repeating element lead to; the others are passed over. */
    public List<Entry> targets(JsonNode object, String name, Entry from) {
        List<ObjectNode> references = Fields.objects(object, name);
        if (references.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Entry>(references.size());
        for (ObjectNode reference : references) {
            Entry target = follow(reference, from);
            if (target != null) {
                found.add(target);
            }
        }
        return found;
    }

    /** The reference of the fact a Reference leads to, else the reference as written; null when it has none. */
    public @Nullable String nameOf(ObjectNode reference, Entry from) {
        String literal = Fields.string(reference, "reference");
        if (literal == null) {
            return null;
        }
        return bundle.resolve(literal, from).map(Entry::reference).orElse(literal);
    }

    /** {@link #nameOf} for each Reference of a repeating element. */
    public List<String> names(JsonNode object, String name, Entry from) {
        List<ObjectNode> references = Fields.objects(object, name);
        if (references.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<String>(references.size());
        for (ObjectNode reference : references) {
            String found = nameOf(reference, from);
            if (found != null) {
                names.add(found);
            }
        }
        return names;
    }

    /** reasonCode, and the codes of the resources behind reasonReference. */
    public List<Concept> reasons(JsonNode object, Entry from) {
        List<Concept> coded = Concepts.concepts(object, "reasonCode");
        List<Entry> targets = targets(object, "reasonReference", from);
        if (targets.isEmpty()) {
            return coded;
        }
        var reasons = new ArrayList<>(coded);
        for (Entry target : targets) {
            Concept code = codeOf(target);
            if (!code.isEmpty()) {
                reasons.add(code);
            }
        }
        return reasons;
    }

    /** References of the Conditions behind reasonReference. */
    public List<String> reasonConditions(JsonNode object, Entry from) {
        List<Entry> targets = targets(object, "reasonReference", from);
        if (targets.isEmpty()) {
            return List.of();
        }
        return targets.stream()
                .filter(target -> target.type().equals("Condition"))
                .map(Entry::reference)
                .toList();
    }

    /** The resource's {@code code}, empty when it has none or none that can be read. */
    public Concept codeOf(Entry entry) {
        return tolerate(entry, Concept.EMPTY, resource -> Concepts.concept(resource, "code"));
    }
}
