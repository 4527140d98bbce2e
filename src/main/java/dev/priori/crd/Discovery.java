package dev.priori.crd;

import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.request.CrdLine;
import dev.priori.crd.request.Options;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of this server (CDS Hooks 2.0; versions and options of CRD 2.2.1). CRD 2.0 is what a caller gets that names
 * no version; the guide's own pattern for versions does not let it be declared.
 */
public final class Discovery {

    private final byte[] body;

    public Discovery(JsonMapper mapper, PrefetchTemplates templates) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode services = root.putArray("services");
        for (Hook hook : Hook.values()) {
            ObjectNode service = services.addObject();
            service.put("hook", hook.code());
            service.put("id", hook.service());
            service.put("title", title(hook));
            service.put("description", description(hook));
            ObjectNode prefetch = service.putObject("prefetch");
            templates.of(hook).forEach(prefetch::put);
            ObjectNode extension = service.putObject("extension");
            extension.putArray("davinci-crd.version").add(CrdLine.V2_2.version());
            options(extension.putArray("davinci-crd.configuration-options"));
        }
        this.body = mapper.writeValueAsBytes(root);
    }

    /** The answer to {@code GET /cds-services}. */
    byte[] body() {
        return body;
    }

    private static String title(Hook hook) {
        return switch (hook) {
            case ORDER_SIGN -> "Coverage requirements when an order is signed";
            case ORDER_DISPATCH -> "Coverage requirements when an order is sent to its performer";
            case APPOINTMENT_BOOK -> "Coverage requirements when an appointment is booked";
            case ORDER_SELECT -> "Coverage requirements while an order is written";
            case ENCOUNTER_START -> "Coverage when an encounter starts";
            case ENCOUNTER_DISCHARGE -> "Coverage when an encounter ends";
        };
    }

    private static String description(Hook hook) {
        return switch (hook) {
            case ORDER_SIGN, ORDER_DISPATCH ->
                "Says for each order whether it is covered, whether prior authorization is needed, and what the record"
                        + " does not show yet.";
            case APPOINTMENT_BOOK ->
                "Says for each appointment, or for the order it carries out, whether it is covered and whether prior"
                        + " authorization is needed.";
            case ORDER_SELECT ->
                "Says for each selected draft whether it is covered and whether prior authorization will be needed.";
            case ENCOUNTER_START, ENCOUNTER_DISCHARGE -> "Says whether the encounter is covered.";
        };
    }

    private static void options(ArrayNode options) {
        option(options, Topic.COVERAGE, "Coverage information", "Whether an order is covered and needs authorization");
        option(options, Topic.REMINDER, "Clinical reminders", "Safety advisories of the policy that the record raises");
        option(options, Topic.GUIDELINE, "Policy documents", "Where the criteria of the policy can be read");
        option(options, Topic.LIMITS, "Authorizations that end", "Authorizations on file that run out soon");
        option(options, Topic.ALTERNATIVE, "Alternatives", "Products that the plan names in place of excluded ones");
        option(options, Topic.INSURANCE, "Insurance", "Corrections of the coverage record, and the plan's own app");
        options.addObject()
                .put("code", Options.UNSOLICITED_DETERMINATION)
                .put("type", "boolean")
                .put("name", "Unsolicited determinations")
                .put("description", "Authorizations granted at once, where the policy allows it")
                .put("default", true);
        options.addObject()
                .put("code", Options.FORM_COMPLETION)
                .put("type", "boolean")
                .put("name", "Forms as tasks")
                .put("description", "Forms to complete come as Tasks, for a client that has no DTR")
                .put("default", false);
        options.addObject()
                .put("code", Options.MAX_CARDS)
                .put("type", "integer")
                .put("name", "Most cards")
                .put("description", "How many cards an answer holds at most; the most important ones are kept")
                .put("default", Options.DEFAULT_MAX_CARDS);
    }

    private static void option(ArrayNode options, Topic topic, String name, String description) {
        options.addObject()
                .put("code", topic.code())
                .put("type", "boolean")
                .put("name", name)
                .put("description", description)
                .put("default", true);
    }
}
