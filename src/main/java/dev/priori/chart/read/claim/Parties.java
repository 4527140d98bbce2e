package dev.priori.chart.read.claim;

import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payers and insurers, by every name a Reference gives them. */
final class Parties {

    private final Reading reading;

    Parties(Reading reading) {
        this.reading = reading;
    }

    /** The reference, as that of an entry where it resolves, and the identifiers of both as {@code system|value}. */
    List<String> names(ObjectNode reference, Entry from) {
        var names = new ArrayList<String>();
        String name = reading.nameOf(reference, from);
        if (name != null) {
            names.add(name);
        }
        addIdentifier(names, Fields.object(reference, "identifier"));
        Entry target = reading.follow(reference, from);
        if (target != null) {
            names.addAll(reading.tolerate(target, List.<String>of(), resource -> {
                var identifiers = new ArrayList<String>();
                Fields.objects(resource, "identifier").forEach(each -> addIdentifier(identifiers, each));
                return identifiers;
            }));
        }
        return names;
    }

    private static void addIdentifier(List<String> names, @Nullable ObjectNode identifier) {
        String value = identifier == null ? null : Fields.string(identifier, "value");
        if (identifier != null && value != null) {
            String system = Fields.string(identifier, "system");
            names.add((system == null ? "" : system) + "|" + value);
        }
    }
}
