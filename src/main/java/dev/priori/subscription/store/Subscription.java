package dev.priori.subscription.store;

import dev.priori.authorization.response.PasVersion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A subscription as it is kept.
 *
 * @param revision counts its updates, from 1
 * @param version whose cases it tells of, and in whose form
 * @param owner the caller that made it
 * @param base base URL it was made at, without a slash at its end
 * @param status as kept; see {@link #status(Instant)}
 * @param events the number given last
 * @param sent when the subscriber last took something
 * @param failingSince since when it takes nothing; null while it does
 * @param failures how often it took nothing since then
 * @param error why, in words
 */
public record Subscription(
        UUID id,
        int revision,
        PasVersion version,
        String owner,
        String base,
        Status status,
        Terms terms,
        Instant created,
        long events,
        @Nullable Instant sent,
        @Nullable Instant failingSince,
        int failures,
        @Nullable String error) {

    /** One that was never sent anything. */
    public static Subscription requested(
            UUID id, PasVersion version, String owner, String base, Terms terms, Instant now) {
        return new Subscription(id, 1, version, owner, base, Status.REQUESTED, terms, now, 0, null, null, 0, null);
    }

    /** Where it stands at that time. An end that was over before it began is none. */
    public Status status(Instant now) {
        Instant end = terms.end();
        return end != null && end.isAfter(created) && !now.isBefore(end) ? Status.OFF : status;
    }

    /** Whether anything is to be sent. */
    public boolean isServed(Instant now) {
        return switch (status(now)) {
            case REQUESTED, ACTIVE -> true;
            case ERROR, OFF -> false;
        };
    }

    /** The FHIR resource: as it was sent, with its id and where it stands. */
    public ObjectNode resource(Instant now) {
        ObjectNode resource = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Subscription")
                .put("id", id.toString());
        resource.put("status", status(now).code());
        terms.resource().properties().forEach(property -> resource.set(property.getKey(), property.getValue()));
        if (error != null) {
            resource.put("error", error);
        }
        return resource;
    }

    /** Its own address. */
    public String url() {
        return base + "/Subscription/" + id;
    }
}
