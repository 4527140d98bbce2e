package dev.priori.subscription.relay;

import dev.priori.subscription.store.Event;
import dev.priori.subscription.store.Status;
import dev.priori.subscription.store.Subscription;
import dev.priori.subscription.store.Terms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes notification bundles and what is asked about them (R4 subscriptions backport 1.1.0, status and notifications). */
public final class Notices {

    private static final String STATUS_PROFILE =
            "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4";

    private Notices() {}

    /**
     * What an event points to.
     *
     * @param url its fullUrl
     * @param resource left out where the client fetches it itself
     */
    public record Focus(String type, String url, @Nullable ObjectNode resource) {}

    /** An event with what it points to. */
    public record Told(Event event, Focus focus) {}

    /** Asks the subscriber whether it is there. */
    static ObjectNode handshake(Subscription to, Instant now) {
        return bundle("history", to, status(to, Status.REQUESTED, "handshake", now), List.of(), now);
    }

    /** Says that this server is there. */
    static ObjectNode heartbeat(Subscription to, Instant now) {
        return bundle("history", to, status(to, Status.ACTIVE, "heartbeat", now), List.of(), now);
    }

    /** Tells of one event. */
    static ObjectNode event(Subscription to, Told told, Instant now) {
        ObjectNode status = status(to, told.event().number(), Status.ACTIVE, "event-notification");
        return bundle("history", to, status, List.of(told), now);
    }

    /** Answers {@code $events}. */
    public static ObjectNode events(Subscription of, List<Told> told, Instant now) {
        return bundle("history", of, status(of, of.status(now), "query-event", now), told, now);
    }

    /** Answers {@code $status}: a searchset of one Parameters for each. */
    public static ObjectNode statuses(List<Subscription> of, Instant now) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "searchset")
                .put("total", of.size());
        bundle.put("timestamp", instant(now));
        for (Subscription one : of) {
            ObjectNode entry = array(bundle, "entry").addObject().put("fullUrl", urn());
            entry.set("resource", status(one, one.status(now), "query-status", now));
            entry.putObject("search").put("mode", "match");
        }
        return bundle;
    }

    private static ObjectNode bundle(String type, Subscription of, ObjectNode status, List<Told> told, Instant now) {
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put("timestamp", instant(now));
        ArrayNode entries = bundle.putArray("entry");
        ObjectNode first = entries.addObject().put("fullUrl", urn());
        first.set("resource", status);
        first.putObject("request").put("method", "GET").put("url", of.url() + "/$status");
        first.putObject("response").put("status", "200");
        for (Told one : told) {
            tell(status, one);
            ObjectNode entry = entries.addObject().put("fullUrl", one.focus().url());
            if (one.focus().resource() != null) {
                entry.set("resource", one.focus().resource());
            }
            entry.putObject("request")
                    .put("method", "POST")
                    .put("url", one.focus().type());
            entry.putObject("response").put("status", "201");
        }
        return bundle;
    }

    private static void tell(ObjectNode status, Told told) {
        ObjectNode parameter = array(status, "parameter").addObject().put("name", "notification-event");
        ArrayNode parts = parameter.putArray("part");
        parts.addObject()
                .put("name", "event-number")
                .put("valueString", String.valueOf(told.event().number()));
        parts.addObject()
                .put("name", "timestamp")
                .put("valueInstant", instant(told.event().occurred()));
        parts.addObject()
                .put("name", "focus")
                .putObject("valueReference")
                .put("reference", told.focus().url());
    }

    private static ObjectNode status(Subscription of, Status status, String type, Instant now) {
        ObjectNode parameters = status(of, of.events(), status, type);
        if (of.error() != null && of.status(now) == Status.ERROR) {
            array(parameters, "parameter")
                    .addObject()
                    .put("name", "error")
                    .putObject("valueCodeableConcept")
                    .put("text", of.error());
        }
        return parameters;
    }

    private static ObjectNode status(Subscription of, long events, Status status, String type) {
        ObjectNode parameters = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Parameters")
                .put("id", UUID.randomUUID().toString());
        parameters.putObject("meta").putArray("profile").add(STATUS_PROFILE);
        ArrayNode list = parameters.putArray("parameter");
        list.addObject().put("name", "subscription").putObject("valueReference").put("reference", of.url());
        list.addObject().put("name", "topic").put("valueCanonical", Terms.TOPIC);
        list.addObject().put("name", "status").put("valueCode", status.code());
        list.addObject().put("name", "type").put("valueCode", type);
        list.addObject().put("name", "events-since-subscription-start").put("valueString", String.valueOf(events));
        return parameters;
    }

    private static ArrayNode array(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode found ? found : object.putArray(name);
    }

    private static String urn() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    private static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
