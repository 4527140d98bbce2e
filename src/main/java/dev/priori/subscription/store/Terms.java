package dev.priori.subscription.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client asked for.
 *
 * @param resource the Subscription as it was sent, without id, status and meta
 * @param contentType of the notifications
 * @param filters each {@code name=value,value}; all must admit a case
 * @param heartbeat the longest silence
 * @param end when the subscription is over
 */
public record Terms(
        ObjectNode resource,
        URI endpoint,
        List<Header> headers,
        String contentType,
        List<String> filters,
        @Nullable Duration heartbeat,
        @Nullable Instant end) {

    /** The one topic: a result of an authorization request is there. */
    public static final String TOPIC = "http://hl7.org/fhir/us/davinci-pas/SubscriptionTopic/PASSubscriptionTopic";

    /** Names of the filter by organization: the guide's text has the first, its topic the second. */
    static final Set<String> ORGANIZATION = Set.of("org-identifier", "orgIdentifier");

    public Terms {
        headers = List.copyOf(headers);
        filters = List.copyOf(filters);
    }

    /** A header of every notification. */
    public record Header(String name, String value) {}

    /**
     * Whether a case is told of. A filter that is not by organization admits every case: in PAS 2.0.1 it may be any text,
     * and the cases are the client's own already.
     *
     * @param organizations identifiers of who sent and who requested it
     */
    public boolean admit(Set<String> organizations) {
        return filters.stream().allMatch(filter -> admits(filter, organizations));
    }

    private static boolean admits(String filter, Set<String> organizations) {
        int equals = filter.indexOf('=');
        if (equals < 0 || !ORGANIZATION.contains(filter.substring(0, equals))) {
            return true;
        }
        for (String value : filter.substring(equals + 1).split(",", -1)) {
            String bare = value.substring(value.indexOf('|') + 1).strip();
            if (!bare.isEmpty() && organizations.contains(bare)) {
                return true;
            }
        }
        return false;
    }
}
