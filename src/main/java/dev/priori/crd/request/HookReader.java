package dev.priori.crd.request;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of an order-sign call (CRD 2.0.1, CDS Hooks 2.0). Unknown elements are passed over (found-33). */
public final class HookReader {

    /** The one hook read here. */
    public static final String HOOK = "order-sign";

    private static final String VERSION = "2.0";
    private static final String DRAFTS = "context.draftOrders";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern USER = Pattern.compile("[A-Za-z]+/[A-Za-z0-9\\-.]{1,64}");
    private static final Set<String> ORDER_TYPES = Set.of(
            "MedicationRequest",
            "ServiceRequest",
            "DeviceRequest",
            "NutritionOrder",
            "VisionPrescription",
            "CommunicationRequest");

    private HookReader() {}

    /**
     * Reads a call.
     *
     * @throws ProblemException 422 with every fault of the body
     */
    public static HookCall read(JsonDocument document) {
        var faults = new Faults();
        ObjectNode root = document.root();
        hook(root, faults);
        String hookInstance = faults.string(root, "hookInstance", "hookInstance", "send the UUID of the call");
        JsonNode configuration = extension(root, faults);
        String userId = "";
        String patientId = "";
        List<ObjectNode> drafts = List.of();
        ObjectNode context = faults.object(root, "context", "context", "send the context of the hook");
        if (context != null) {
            userId = matching(context, "userId", USER, "send Practitioner/id or PractitionerRole/id", faults);
            patientId = matching(context, "patientId", ID, "send the bare id of the Patient", faults);
            drafts = drafts(context, patientId, faults);
        }
        JsonNode prefetchNode = prefetch(root, patientId, faults);
        faults.raise();
        var draftKeys = new HashSet<String>();
        drafts.forEach(draft -> draftKeys.add(type(draft) + "/" + id(draft)));
        var prefetch = new Prefetch(prefetchNode, draftKeys);
        var nodes = new ArrayList<JsonNode>();
        nodes.add(root.path("context").path("draftOrders"));
        nodes.addAll(prefetch.values());
        BundleView resources = BundleView.ofResources(nodes);
        List<DraftOrder> orders = orders(drafts, resources, document, faults);
        faults.raise();
        return new HookCall(
                hookInstance,
                root.path("fhirServer").asString(""),
                userId,
                patientId,
                orders,
                resources,
                prefetch.unavailable(),
                prefetch.coverageAsked(),
                Options.read(configuration));
    }

    private static void hook(ObjectNode root, Faults faults) {
        String hook = faults.string(root, "hook", "hook", "send " + HOOK);
        if (!hook.isEmpty() && !hook.equals(HOOK)) {
            faults.add("value", "The hook is not served here", "hook", "another hook", "send " + HOOK);
        }
    }

    private static JsonNode extension(ObjectNode root, Faults faults) {
        JsonNode extension = root.path("extension");
        JsonNode version = extension.path("davinci-crd.requestedVersion");
        boolean supported = version.isString() && version.stringValue().equals(VERSION);
        if (!version.isMissingNode() && !supported) {
            faults.add(
                    "not-supported",
                    "The CRD version is not spoken here",
                    "extension.'davinci-crd.requestedVersion'",
                    version.isString() ? "another version" : Faults.kind(version),
                    "send " + VERSION + " or leave it out");
        }
        return extension.path("davinci-crd.configuration");
    }

    private static String matching(ObjectNode context, String name, Pattern form, String remedy, Faults faults) {
        String path = "context." + name;
        String value = faults.string(context, name, path, remedy);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            faults.add("value", "An identifier has another form", path, "a text of another form", remedy);
            return "";
        }
        return value;
    }

    private static List<ObjectNode> drafts(ObjectNode context, String patientId, Faults faults) {
        ObjectNode bundle = faults.object(context, "draftOrders", DRAFTS, "send a Bundle of the orders to sign");
        if (bundle == null) {
            return List.of();
        }
        if (!type(bundle).equals("Bundle")) {
            faults.add("structure", "The draft orders are no Bundle", DRAFTS, "another type", "send a Bundle");
            return List.of();
        }
        JsonNode entries = bundle.path("entry");
        if (!entries.isArray() || entries.isEmpty()) {
            faults.add("required", "No order is signed", DRAFTS + ".entry", Faults.kind(entries), "send the orders");
            return List.of();
        }
        var drafts = new ArrayList<ObjectNode>();
        for (int i = 0; i < entries.size(); i++) {
            String path = DRAFTS + ".entry[" + i + "].resource";
            if (entries.get(i).path("resource") instanceof ObjectNode resource) {
                if (isSound(resource, path, patientId, faults) && ORDER_TYPES.contains(type(resource))) {
                    drafts.add(resource);
                }
            } else {
                faults.add("required", "An entry has no resource", path, "no object", "send the order");
            }
        }
        return drafts;
    }

    private static boolean isSound(ObjectNode resource, String path, String patientId, Faults faults) {
        String type = faults.string(resource, "resourceType", path + ".resourceType", "name the type of the resource");
        if (!ORDER_TYPES.contains(type)) {
            return !type.isEmpty();
        }
        String id = faults.string(resource, "id", path + ".id", "give the draft an id (found-36)");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            faults.add("value", "An id has another form", path + ".id", "a text of another form", "send a FHIR id");
        }
        extensions(resource, path, faults);
        String element = type.equals("NutritionOrder") || type.equals("VisionPrescription") ? "patient" : "subject";
        String subject = resource.path(element).path("reference").asString("");
        if (!subject.isEmpty()
                && !patientId.isEmpty()
                && !subject.equals("Patient/" + patientId)
                && !subject.endsWith("/Patient/" + patientId)) {
            faults.add(
                    "value",
                    "An order is for another patient",
                    path + "." + element,
                    "a reference that is not context.patientId",
                    "send orders of one patient");
        }
        return true;
    }

    private static void extensions(ObjectNode resource, String path, Faults faults) {
        JsonNode extensions = resource.path("extension");
        boolean objects = extensions.isArray();
        for (JsonNode extension : extensions.values()) {
            objects &= extension.isObject();
        }
        if (!extensions.isMissingNode() && !objects) {
            faults.add(
                    "structure",
                    "The extensions are no list of objects",
                    path + ".extension",
                    Faults.kind(extensions),
                    "send an array of objects or leave it out");
        }
    }

    private static JsonNode prefetch(ObjectNode root, String patientId, Faults faults) {
        JsonNode prefetch = root.path("prefetch");
        if (!prefetch.isMissingNode() && !prefetch.isNull() && !prefetch.isObject()) {
            faults.add("structure", "The prefetch is no object", "prefetch", Faults.kind(prefetch), "send an object");
        }
        for (var property : prefetch.properties()) {
            JsonNode value = property.getValue();
            if (!value.isObject() && !value.isNull()) {
                faults.add(
                        "structure",
                        "A prefetch value is no resource",
                        "prefetch." + (ID.matcher(property.getKey()).matches() ? property.getKey() : "(key)"),
                        Faults.kind(value),
                        "send a resource, a Bundle, null or an OperationOutcome");
            }
        }
        JsonNode patient = prefetch.path("patient");
        if (type(patient).equals("Patient")
                && !patientId.isEmpty()
                && !id(patient).equals(patientId)) {
            faults.add(
                    "value",
                    "The patient of the prefetch is not the patient of the hook",
                    "prefetch.patient.id",
                    "an id that is not context.patientId",
                    "send that patient");
        }
        return prefetch;
    }

    private static List<DraftOrder> orders(
            List<ObjectNode> drafts, BundleView resources, JsonDocument document, Faults faults) {
        var orders = new ArrayList<DraftOrder>(drafts.size());
        for (ObjectNode draft : drafts) {
            Entry entry = entry(draft, resources);
            if (entry == null) {
                faults.add("duplicate", "Two draft orders are one", DRAFTS, "an id used twice", "give each its own id");
            } else {
                byte[] bytes = document.slice(draft)
                        .orElseThrow(() -> new IllegalStateException("a resource without its place in the body"));
                orders.add(new DraftOrder(entry, bytes));
            }
        }
        return orders;
    }

    private static @Nullable Entry entry(ObjectNode draft, BundleView resources) {
        for (Entry entry : resources.ofType(type(draft))) {
            if (entry.resource() == draft) {
                return entry;
            }
        }
        return null;
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asString("");
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asString("");
    }
}
