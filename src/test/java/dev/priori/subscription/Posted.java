package dev.priori.subscription;

import dev.priori.authorization.response.PasVersion;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions as clients post them. */
final class Posted {

    private static final String BACKPORT =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-";

    private Posted() {}

    /** Everything a subscription of that version needs. */
    static String to(PasVersion version, String endpoint) {
        return to(version, endpoint, subscription -> {});
    }

    static String to(PasVersion version, String endpoint, Consumer<ObjectNode> change) {
        String content = version == PasVersion.V2_0 ? "id-only" : "full-resource";
        var subscription = (ObjectNode) JsonMapper.shared()
                .readTree("""
                    {"resourceType": "Subscription", "status": "requested", "reason": "results",
                     "criteria": "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic",
                     "_criteria": {"extension": [{"url": "%1$sfilter-criteria", "valueString": "org-identifier=%2$s"}]},
                     "channel": {"type": "rest-hook", "endpoint": "%3$s", "payload": "application/fhir+json",
                      "_payload": {"extension": [{"url": "%1$spayload-content", "valueCode": "%4$s"}]},
                      "header": ["Authorization: Bearer of-the-subscriber", "X-Own: one two"]}}\
                    """.formatted(BACKPORT, SubscriptionHarness.requester(), endpoint, content));
        change.accept(subscription);
        return subscription.toString();
    }

    static void filter(ObjectNode subscription, String filter) {
        ((ObjectNode) subscription.path("_criteria").path("extension").path(0)).put("valueString", filter);
    }

    static void heartbeat(ObjectNode subscription, int seconds) {
        ((ObjectNode) subscription.path("channel"))
                .putArray("extension")
                .addObject()
                .put("url", BACKPORT + "heartbeat-period")
                .put("valueUnsignedInt", seconds);
    }
}
