package dev.priori.subscription;

import dev.priori.access.OutgoingAddresses;
import dev.priori.authorization.response.PasVersion;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.HttpBodies;
import dev.priori.subscription.relay.Notices;
import dev.priori.subscription.relay.Notices.Told;
import dev.priori.subscription.relay.Pace;
import dev.priori.subscription.relay.Results;
import dev.priori.subscription.store.Status;
import dev.priori.subscription.store.Subscription;
import dev.priori.subscription.store.SubscriptionStore;
import dev.priori.subscription.store.Terms;
import dev.priori.subscription.store.TermsReader;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What callers do with subscriptions, each with its own only (PAS 2.2.1, spec-55 to 59). */
public final class Subscribing {

    private static final int MOST_EVENTS = 100;
    private static final int LONGEST = 256 << 10;

    private final SubscriptionStore subscriptions;
    private final Results results;
    private final OutgoingAddresses addresses;
    private final Pace pace;
    private final Clock clock;

    public Subscribing(
            SubscriptionStore subscriptions, Results results, OutgoingAddresses addresses, Pace pace, Clock clock) {
        this.subscriptions = subscriptions;
        this.results = results;
        this.addresses = addresses;
        this.pace = pace;
        this.clock = clock;
    }

    /** Who asks for what, at which base. */
    record Call(HttpServletRequest request, PasVersion version, String caller, String base) {

        String method() {
            return request.getMethod();
        }

        ObjectNode body() {
            byte[] body = HttpBodies.readJson(request, LONGEST);
            return JsonDocument.parse(body, Limits.DEFAULT.withBytes(LONGEST)).root();
        }

        List<String> values(String parameter) {
            String[] values = request.getParameterValues(parameter);
            return values == null ? List.of() : List.of(values);
        }
    }

    /** A subscription that was made, and where it is. */
    record Made(String url, ObjectNode resource) {}

    /** Keeps a subscription; its handshake follows once the caller has the answer. */
    Made create(Call call) {
        Instant now = clock.instant();
        Terms terms = terms(call, call.body());
        var made = Subscription.requested(UUID.randomUUID(), call.version(), call.caller(), call.base(), terms, now);
        subscriptions.keep(made, now.plus(pace.first()));
        return new Made(made.url(), made.resource(now));
    }

    ObjectNode read(Call call, String id) {
        return own(call, id).resource(clock.instant());
    }

    /** New terms, or the old ones again: a handshake follows, unless the caller switches it off. */
    ObjectNode update(Call call, String id) {
        Instant now = clock.instant();
        Subscription before = own(call, id);
        ObjectNode body = call.body();
        if (!before.id().toString().equals(body.path("id").asString(""))) {
            throw problem(
                    400, "invalid", "The id is not that of the path", "Subscription.id", "another or none", "send it");
        }
        Status wanted = body.path("status").asString("").equals("off") ? Status.OFF : Status.REQUESTED;
        var changed = new Subscription(
                before.id(),
                before.revision() + 1,
                call.version(),
                call.caller(),
                call.base(),
                wanted,
                terms(call, body),
                before.created(),
                before.events(),
                before.sent(),
                null,
                0,
                null);
        if (!subscriptions.change(changed, now.plus(pace.first()))) {
            throw problem(
                    409,
                    "conflict",
                    "Another subscription of the caller has that endpoint",
                    "Subscription.channel.endpoint",
                    "the endpoint of another",
                    "delete the other one");
        }
        return changed.resource(now);
    }

    void delete(Call call, String id) {
        subscriptions.delete(own(call, id).id());
    }

    /** The caller's own, by {@code url}, {@code status}, {@code criteria} and {@code _id}. */
    ObjectNode search(Call call) {
        Instant now = clock.instant();
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "searchset");
        List<Subscription> found = subscriptions.of(call.version(), call.caller()).stream()
                .filter(one -> any(call.values("url"), one.terms().endpoint().toString()))
                .filter(one -> any(call.values("status"), one.status(now).code()))
                .filter(one -> any(call.values("criteria"), Terms.TOPIC))
                .filter(one -> any(call.values("_id"), one.id().toString()))
                .toList();
        bundle.put("total", found.size());
        if (!found.isEmpty()) {
            ArrayNode entries = bundle.putArray("entry");
            for (Subscription one : found) {
                ObjectNode entry = entries.addObject().put("fullUrl", one.url());
                entry.set("resource", one.resource(now));
                entry.putObject("search").put("mode", "match");
            }
        }
        return bundle;
    }

    /** @param id null asks for all of the caller's, or those of the parameters {@code id} and {@code status} */
    ObjectNode status(Call call, @Nullable String id) {
        Instant now = clock.instant();
        if (id != null) {
            return Notices.statuses(List.of(own(call, id)), now);
        }
        List<String> ids = call.values("id");
        List<String> statuses = call.values("status");
        return Notices.statuses(
                subscriptions.of(call.version(), call.caller()).stream()
                        .filter(one -> any(ids, one.id().toString()))
                        .filter(one -> any(statuses, one.status(now).code()))
                        .toList(),
                now);
    }

    /** Events again, from {@code eventsSinceNumber} to {@code eventsUntilNumber}, at most 100. */
    ObjectNode events(Call call, String id) {
        Subscription of = own(call, id);
        long from = number(call, "eventsSinceNumber", 1);
        long until = number(call, "eventsUntilNumber", Long.MAX_VALUE);
        List<Told> told = subscriptions.events(of.id(), from, until, MOST_EVENTS).stream()
                .map(event -> new Told(event, results.of(of, event)))
                .toList();
        return Notices.events(of, told, clock.instant());
    }

    private Terms terms(Call call, ObjectNode body) {
        Terms terms = TermsReader.read(call.version(), body);
        addresses.objection(terms.endpoint()).ifPresent(objection -> {
            throw problem(
                    422,
                    "not-supported",
                    "The endpoint may not be called: " + objection,
                    "Subscription.channel.endpoint",
                    "such an address",
                    "send https on a public address, or have the operator list it");
        });
        return terms;
    }

    private Subscription own(Call call, String id) {
        Subscription found = uuid(id).flatMap(subscriptions::find)
                .filter(one -> one.version() == call.version())
                .orElseThrow(() -> problem(
                        404,
                        "not-found",
                        "There is no such subscription",
                        null,
                        "an unknown id",
                        "use one that was given"));
        if (!found.owner().equals(call.caller())) {
            throw problem(
                    403, "forbidden", "The subscription is another caller's", null, "another caller", "use your own");
        }
        return found;
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean any(List<String> wanted, String value) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(one ->
                                one.equals(value) || List.of(one.split(",", -1)).contains(value));
    }

    private static long number(Call call, String parameter, long otherwise) {
        List<String> values = call.values(parameter);
        try {
            return values.isEmpty() ? otherwise : Long.parseLong(values.getFirst());
        } catch (NumberFormatException malformed) {
            throw problem(400, "value", "A parameter is no number", parameter, "another value", "send a whole number");
        }
    }

    private static ProblemException problem(
            int status, String code, String what, @Nullable String where, String found, String remedy) {
        return new ProblemException(Problem.of(status, Issue.error(code, what, where, found, remedy)));
    }
}
