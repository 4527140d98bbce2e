package dev.priori.crd.hook;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a resource that is to be answered can be: a known type, an id, one patient, a place for the answer. */
public final class Soundness {

    /** A FHIR id. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    /** {@code Type/id}. */
    public static final Pattern REFERENCE = Pattern.compile("[A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");

    /** What a clinician orders. */
    static final Set<String> ORDERS = Set.of(
            "MedicationRequest",
            "ServiceRequest",
            "DeviceRequest",
            "NutritionOrder",
            "VisionPrescription",
            "CommunicationRequest");

    private static final Set<String> OF_PATIENT = Set.of("NutritionOrder", "VisionPrescription");

    private Soundness() {}

    /** Names every fault of a resource in the context. */
    static void check(ObjectNode resource, String path, String patientId, Faults faults) {
        String id = faults.string(resource, "id", path + ".id", "give the resource an id (found-36)");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            faults.add("value", "An id has another form", path + ".id", "a text of another form", "send a FHIR id");
        }
        if (!canCarry(resource)) {
            faults.add(
                    "structure",
                    "The extensions are no list of objects",
                    path + ".extension",
                    Faults.kind(resource.path("extension")),
                    "send an array of objects or leave it out");
        }
        String element = OF_PATIENT.contains(resource.path("resourceType").asString("")) ? "patient" : "subject";
        if (isOfAnother(resource.path(element).path("reference").asString(""), patientId)) {
            faults.add(
                    "value",
                    "An order is for another patient",
                    path + "." + element,
                    "a reference that is not context.patientId",
                    "send orders of one patient");
        }
    }

    /** Whether its extensions, if any, are a list of objects, so that one more can stand among them. */
    public static boolean canCarry(ObjectNode resource) {
        JsonNode extensions = resource.path("extension");
        boolean objects = extensions.isArray();
        for (JsonNode extension : extensions.values()) {
            objects &= extension.isObject();
        }
        return extensions.isMissingNode() || objects;
    }

    private static boolean isOfAnother(String subject, String patientId) {
        return !subject.isEmpty()
                && !patientId.isEmpty()
                && !subject.equals("Patient/" + patientId)
                && !subject.endsWith("/Patient/" + patientId);
    }
}
