package dev.priori.crd.hook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the context of each hook (CDS Hooks Library 1.0). Unknown fields are passed over (hook-23). */
public final class ContextReader {

    private static final String DRAFTS = "draftOrders";
    private static final Set<String> APPOINTMENTS = Set.of("Appointment");

    private final ObjectNode context;
    private final Faults faults;
    private String patientId = "";

    private ContextReader(ObjectNode context, Faults faults) {
        this.context = context;
        this.faults = faults;
    }

    /** Reads it; what is wrong goes to the faults. */
    public static Context read(Hook hook, ObjectNode context, Faults faults) {
        return new ContextReader(context, faults).read(hook);
    }

    private Context read(Hook hook) {
        String userId = hook == Hook.ORDER_DISPATCH
                ? ""
                : matching("userId", Soundness.REFERENCE, "send Practitioner/id or PractitionerRole/id");
        patientId = matching("patientId", Soundness.ID, "send the bare id of the Patient");
        return switch (hook) {
            case ORDER_SIGN -> {
                List<ObjectNode> drafts = bundle(DRAFTS, Soundness.ORDERS, "orders to sign");
                yield sent(userId, DRAFTS, drafts, drafts);
            }
            case ORDER_SELECT -> {
                List<ObjectNode> drafts = bundle(DRAFTS, Soundness.ORDERS, "orders that are drafted");
                yield sent(userId, DRAFTS, selected(drafts), drafts);
            }
            case APPOINTMENT_BOOK -> {
                List<ObjectNode> booked = bundle("appointments", APPOINTMENTS, "appointments to book");
                yield sent(userId, "appointments", booked, List.of());
            }
            case ORDER_DISPATCH -> dispatched();
            case ENCOUNTER_START, ENCOUNTER_DISCHARGE -> {
                String id = matching("encounterId", Soundness.ID, "send the bare id of the Encounter");
                yield new Context(userId, patientId, List.of(), List.of(), List.of(), List.of("Encounter/" + id));
            }
        };
    }

    private Context sent(String userId, String bundle, List<ObjectNode> foci, List<ObjectNode> drafts) {
        List<String> written = drafts.stream().map(ContextReader::name).toList();
        return new Context(userId, patientId, List.of(context.path(bundle)), foci, written, List.of());
    }

    private static String name(ObjectNode resource) {
        return resource.path("resourceType").asString("") + "/"
                + resource.path("id").asString("");
    }

    /** The form of hook version 1.1 with {@code dispatchedOrders}, else that of 1.0 with {@code order}. */
    private Context dispatched() {
        matching("performer", Soundness.REFERENCE, "send Type/id of who is to perform the orders");
        boolean several = context.has("dispatchedOrders");
        List<String> orders = several
                ? references("dispatchedOrders", "send Type/id of each order")
                : List.of(matching("order", Soundness.REFERENCE, "send dispatchedOrders"));
        var tasks = new ArrayList<JsonNode>();
        context.path("fulfillmentTasks").values().forEach(tasks::add);
        tasks.add(context.path("task"));
        return new Context("", patientId, tasks, List.of(), orders, orders);
    }

    private List<ObjectNode> selected(List<ObjectNode> drafts) {
        var selections = Set.copyOf(references("selections", "send Type/id of each selected draft"));
        return drafts.stream().filter(draft -> selections.contains(name(draft))).toList();
    }

    private List<String> references(String name, String remedy) {
        String path = "context." + name;
        JsonNode list = context.path(name);
        if (!list.isArray() || list.isEmpty()) {
            faults.add(
                    list.isMissingNode() ? "required" : "structure",
                    "No order is named",
                    path,
                    Faults.kind(list),
                    remedy);
            return List.of();
        }
        var references = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            String reference = list.get(i).asString("");
            if (Soundness.REFERENCE.matcher(reference).matches()) {
                references.add(reference);
            } else {
                faults.add("value", "A reference has another form", path + "[" + i + "]", "another form", remedy);
            }
        }
        return references;
    }

    private String matching(String name, Pattern form, String remedy) {
        String path = "context." + name;
        String value = faults.string(context, name, path, remedy);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            faults.add("value", "An identifier has another form", path, "a text of another form", remedy);
            return "";
        }
        return value;
    }

    private List<ObjectNode> bundle(String name, Set<String> types, String what) {
        String path = "context." + name;
        ObjectNode bundle = faults.object(context, name, path, "send a Bundle of the " + what);
        if (bundle == null) {
            return List.of();
        }
        if (!bundle.path("resourceType").asString("").equals("Bundle")) {
            faults.add("structure", "The " + what + " are no Bundle", path, "another type", "send a Bundle");
            return List.of();
        }
        JsonNode entries = bundle.path("entry");
        if (!entries.isArray() || entries.isEmpty()) {
            faults.add("required", "The Bundle is empty", path + ".entry", Faults.kind(entries), "send the " + what);
            return List.of();
        }
        var found = new ArrayList<ObjectNode>();
        var names = new HashSet<String>();
        for (int i = 0; i < entries.size(); i++) {
            String at = path + ".entry[" + i + "].resource";
            if (entries.get(i).path("resource") instanceof ObjectNode resource) {
                add(resource, at, types, names, found);
            } else {
                faults.add("required", "An entry has no resource", at, "no object", "send the resource");
            }
        }
        return found;
    }

    private void add(ObjectNode resource, String at, Set<String> types, Set<String> names, List<ObjectNode> found) {
        String type = faults.string(resource, "resourceType", at + ".resourceType", "name the type of the resource");
        if (!types.contains(type)) {
            return;
        }
        Soundness.check(resource, at, patientId, faults);
        if (names.add(name(resource))) {
            found.add(resource);
        } else {
            faults.add("duplicate", "Two entries are one", at, "an id used twice", "give each its own id");
        }
    }
}
