package dev.priori.chart.read;

import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the facts of a chart are read from: the FHIR types to look for, and where their references lead. */
public final class FactSources {

    private static final Map<String, List<String>> TYPES = Map.of(
            "Diagnosis", List.of("Condition"),
            "Result", List.of("Observation", "DiagnosticReport"),
            "Therapy", List.of("MedicationRequest", "MedicationAdministration", "MedicationDispense", "Procedure"),
            "Reaction", List.of("AdverseEvent"),
            "Answer", List.of("QuestionnaireResponse"));

    private static final List<String> MEDICATION = List.of("medicationReference");

    /** Elements that are followed when a resource of that type is read; a dot goes into each of a list. */
    private static final Map<String, List<String>> FOLLOWED = Map.of(
            "MedicationRequest", MEDICATION,
            "MedicationAdministration", MEDICATION,
            "MedicationDispense", MEDICATION,
            "MedicationStatement", MEDICATION,
            "Medication", List.of("ingredient.itemReference"),
            "DeviceRequest", List.of("codeReference"),
            "Observation", List.of("specimen", "device"),
            "DiagnosticReport", List.of("result"),
            "Condition", List.of("stage.assessment"),
            "AdverseEvent", List.of("suspectEntity.instance"));

    private FactSources() {}

    /** FHIR types that facts of these types are looked for in; the patient and the order are no search. */
    public static Set<String> typesFor(Collection<String> factTypes) {
        var types = new LinkedHashSet<String>();
        factTypes.stream().sorted().forEach(fact -> types.addAll(TYPES.getOrDefault(fact, List.of())));
        return types;
    }

    /** Types whose resources lead to others. */
    public static Set<String> leading() {
        return FOLLOWED.keySet();
    }

    /** The literal references that reading the resource follows, as they are written. */
    public static List<String> followed(Entry entry) {
        var references = new ArrayList<String>();
        for (String path : FOLLOWED.getOrDefault(entry.type(), List.of())) {
            collect(entry.resource(), path.split("\\."), 0, references);
        }
        return references;
    }

    private static void collect(JsonNode node, String[] path, int at, List<String> references) {
        if (node.isArray()) {
            node.values().forEach(each -> collect(each, path, at, references));
        } else if (at < path.length) {
            collect(node.path(path[at]), path, at + 1, references);
        } else if (node.path("reference").isString()) {
            references.add(node.path("reference").stringValue());
        }
    }
}
