package dev.priori.crd;

import dev.priori.crd.answer.Card.Topic;
import dev.priori.crd.request.HookReader;
import dev.priori.crd.request.Options;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of this server (CDS Hooks 2.0, CRD 2.0.1). Prefetch is the set that every CDS Hooks client can fill: what
 * only some drugs need is not asked of every call (found-28).
 */
public final class Discovery {

    /** The last segment of the service's URL. */
    static final String ORDER_SIGN = "order-sign-crd";

    private final byte[] body;

    public Discovery(JsonMapper mapper) {
        ObjectNode root = mapper.createObjectNode();
        ObjectNode service = root.putArray("services").addObject();
        service.put("hook", HookReader.HOOK);
        service.put("id", ORDER_SIGN);
        service.put("title", "Coverage requirements when an order is signed");
        service.put(
                "description",
                "Says for each draft order whether it is covered, whether prior authorization is needed, and what the"
                        + " record does not show yet.");
        service.putObject("prefetch")
                .put("patient", "Patient/{{context.patientId}}")
                .put("encounter", "Encounter/{{context.encounterId}}")
                .put("coverage", "Coverage?patient={{context.patientId}}&status=active")
                .put("user", "{{context.userId}}");
        options(service.putObject("extension").putArray("davinci-crd.configuration-options"));
        this.body = mapper.writeValueAsBytes(root);
    }

    /** The answer to {@code GET /cds-services}. */
    byte[] body() {
        return body;
    }

    private static void options(ArrayNode options) {
        option(options, Topic.COVERAGE, "Coverage information", "Whether an order is covered and needs authorization");
        option(options, Topic.REMINDER, "Clinical reminders", "Safety advisories of the policy that the record raises");
        option(options, Topic.GUIDELINE, "Policy documents", "Where the criteria of the policy can be read");
        options.addObject()
                .put("code", Options.UNSOLICITED_DETERMINATION)
                .put("type", "boolean")
                .put("name", "Unsolicited determinations")
                .put("description", "Authorizations granted at once, where the policy allows it")
                .put("default", true);
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
