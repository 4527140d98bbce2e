package dev.priori.crd.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the EHR sent along, under whatever keys: a resource, a Bundle, null (looked for, nothing found), an OperationOutcome
 * (could not be had). Keys tell the type where the value cannot.
 */
final class Prefetch {

    static final String COVERAGE = "Coverage";

    /** Types whose complete absence a policy may count as a fact: only a delivered list proves it. */
    private static final List<String> LISTS = List.of("MedicationRequest");

    /** Types that a key may stand for; a longer name before its beginning. */
    private static final List<String> TYPES = List.of(
            "ExplanationOfBenefit",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationStatement",
            "MedicationRequest",
            "Medication",
            "QuestionnaireResponse",
            "DiagnosticReport",
            "AdverseEvent",
            "ClaimResponse",
            "Claim",
            "Condition",
            COVERAGE,
            "Encounter",
            "Observation",
            "Patient",
            "Procedure",
            "ServiceRequest");

    private final List<ObjectNode> values = new ArrayList<>();
    private final Set<String> delivered = new HashSet<>();
    private final Set<String> failed = new HashSet<>();

    /**
     * @param foci {@code Type/id} of what the call is about: one of them alone is no list of its type
     */
    Prefetch(JsonNode prefetch, Set<String> foci) {
        for (var property : prefetch.properties()) {
            read(typeOf(property.getKey()), property.getValue(), foci);
        }
    }

    /** The resources and Bundles, in the order sent. */
    List<ObjectNode> values() {
        return values;
    }

    /** Types that could not be had, came in part only, or are lists that did not come. */
    Set<String> unavailable() {
        var unavailable = new HashSet<>(failed);
        for (String type : LISTS) {
            if (!delivered.contains(type)) {
                unavailable.add(type);
            }
        }
        return Set.copyOf(unavailable);
    }

    /** Types that came, or were looked for and not found. */
    Set<String> delivered() {
        var whole = new HashSet<>(delivered);
        whole.removeAll(failed);
        whole.remove("");
        return Set.copyOf(whole);
    }

    /** True when a coverage came, or the EHR looked for one and found none. */
    boolean coverageAsked() {
        return delivered.contains(COVERAGE) && !failed.contains(COVERAGE);
    }

    private void read(String keyType, JsonNode value, Set<String> foci) {
        if (!(value instanceof ObjectNode resource)) {
            delivered.add(keyType);
            return;
        }
        String type = resource.path("resourceType").asString("");
        switch (type) {
            case "OperationOutcome" -> failed.add(keyType);
            case "Bundle" -> readBundle(keyType, resource, foci);
            default -> {
                values.add(resource);
                deliver(resource, foci);
            }
        }
    }

    private void readBundle(String keyType, ObjectNode bundle, Set<String> foci) {
        values.add(bundle);
        JsonNode entries = bundle.path("entry");
        if (entries.isEmpty()) {
            delivered.add(keyType);
        }
        for (JsonNode entry : entries.values()) {
            JsonNode resource = entry.path("resource");
            if (resource.path("resourceType").asString("").equals("OperationOutcome")) {
                failed.add(keyType);
            } else {
                deliver(resource, foci);
            }
            if (hasNextPage(bundle)) {
                failed.add(resource.path("resourceType").asString(keyType));
            }
        }
    }

    private void deliver(JsonNode resource, Set<String> foci) {
        String type = resource.path("resourceType").asString("");
        if (!foci.contains(type + "/" + resource.path("id").asString(""))) {
            delivered.add(type);
        }
    }

    private static boolean hasNextPage(JsonNode bundle) {
        for (JsonNode link : bundle.path("link").values()) {
            if (link.path("relation").asString("").equals("next")) {
                return true;
            }
        }
        return false;
    }

    /** The FHIR type that a key names, {@code conditions} for Condition; "" when it names none. */
    private static String typeOf(String key) {
        String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        for (String type : TYPES) {
            if (letters.startsWith(type.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        return "";
    }
}
