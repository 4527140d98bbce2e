package dev.priori.crd.ehr;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers to their question: servers pass over search parameters they do not know. */
final class Asked {

    private static final Set<String> PATIENT = Set.of("subject", "patient", "beneficiary");

    private Asked() {}

    /** Takes out of a search's answer whatever is of another type or of another patient; tells how many stay. */
    static int keepOnly(ObjectNode bundle, String type, String patientId) {
        JsonNode entries = bundle.path("entry");
        ArrayNode kept = bundle.arrayNode();
        for (JsonNode entry : entries.values()) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asString("").equals(type) && isOf(patientId, resource)) {
                kept.add(entry);
            }
        }
        if (entries.isArray()) {
            bundle.set("entry", kept);
        }
        return kept.size();
    }

    /** Takes out of answers what is known already, from the call or from an answer before. */
    static void keepOnce(List<JsonDocument> answers, BundleView known) {
        var names = new HashSet<String>();
        for (JsonDocument answer : answers) {
            if (answer.root().path("entry") instanceof ArrayNode entries) {
                for (int i = entries.size() - 1; i >= 0; i--) {
                    String name = name(entries.get(i).path("resource"));
                    if (known.find(name).isPresent() || !names.add(name)) {
                        entries.remove(i);
                    }
                }
            }
        }
    }

    private static String name(JsonNode resource) {
        return resource.path("resourceType").asString("") + "/"
                + resource.path("id").asString("");
    }

    /** A resource of an EHR that names nobody cannot be told to be the patient's. */
    private static boolean isOf(String patientId, JsonNode resource) {
        String name = "Patient/" + patientId;
        for (String element : PATIENT) {
            String reference = resource.path(element).path("reference").asString("");
            if (reference.equals(name) || reference.endsWith("/" + name)) {
                return isActiveIfCoverage(resource);
            }
        }
        return false;
    }

    private static boolean isActiveIfCoverage(JsonNode resource) {
        return !resource.path("resourceType").asString("").equals("Coverage")
                || resource.path("status").asString("").equals("active");
    }
}
