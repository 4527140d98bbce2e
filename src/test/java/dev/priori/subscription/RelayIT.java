package dev.priori.subscription;

import static dev.priori.subscription.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Case;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.Engine;
import dev.priori.subscription.Subscriber.Notice;
import dev.priori.subscription.relay.Pace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource(Engine.class)
class RelayIT {

    private static final PasVersion V20 = PasVersion.V2_0;
    private static final PasVersion V22 = PasVersion.V2_2;

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private HikariDataSource source;
    private SubscriptionHarness server;
    private final Subscriber subscriber = new Subscriber();

    @BeforeEach
    void start() {
        source = engine.migrated(folder);
        server = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started();
    }

    @AfterEach
    void close() {
        server.close();
        subscriber.close();
        source.close();
    }

    @Test
    void a_decision_is_told_in_2_2_with_the_whole_answer() {
        String id = subscribed(V22, subscriber);

        Case decided = server.approve(server.pended(V22));

        until("the event", () -> subscriber.events().size() == 1);
        Notice notice = subscriber.events().getFirst();
        assertThat(notice.value("status")).isEqualTo("active");
        assertThat(notice.value("subscription")).isEqualTo(server.base(V22) + "/Subscription/" + id);
        assertThat(notice.value("events-since-subscription-start")).isEqualTo("1");
        assertThat(notice.event("event-number")).isEqualTo("1");
        JsonNode entry = notice.bundle().path("entry").path(1);
        assertThat(notice.event("focus")).isEqualTo(entry.path("fullUrl").asString("none"));
        assertThat(entry.path("fullUrl").asString(""))
                .isEqualTo(server.base(V22) + "/Bundle/" + entry.path("resource").path("id").asString(""));
        JsonNode answer = entry.path("resource");
        assertThat(answer.path("type").asString("")).isEqualTo("collection");
        JsonNode response = answer.path("entry").path(0).path("resource");
        assertThat(response.path("id").asString("")).isEqualTo(decided.claimResponseId());
        assertThat(response.toString())
                .contains(decided.items().getFirst().authorizationNumber(), "\"A1\"", "\"valueBoolean\":true");
        assertThat(answer.toString()).as("no profile anywhere").doesNotContain("\"meta\"");
        assertThat(notice.headers().get("Authorization")).containsExactly("Bearer of-the-subscriber");
    }

    @Test
    void a_decision_is_told_in_2_0_by_the_id_of_its_response() {
        subscribed(V20, subscriber);

        Case decided = server.approve(server.pended(V20));

        until("the event", () -> subscriber.events().size() == 1);
        Notice notice = subscriber.events().getFirst();
        JsonNode entry = notice.bundle().path("entry").path(1);
        String url = server.base(V20) + "/ClaimResponse/" + decided.claimResponseId();
        assertThat(notice.event("focus")).isEqualTo(url);
        assertThat(entry.path("fullUrl").asString("")).isEqualTo(url);
        assertThat(entry.has("resource")).isFalse();
        assertThat(entry.has("request") && entry.has("response")).isTrue();
    }

    @Test
    void spec_59_only_the_sender_is_told_and_only_what_its_filter_admits() {
        try (var strict = new Subscriber();
                var loose = new Subscriber()) {
            subscribed(V22, strict, "org-identifier=0000000000");
            subscribed(V20, loose, "Encounter.patient=Patient/123");
            subscribed(V22, subscriber, "orgIdentifier=other,http://system|" + SubscriptionHarness.requester());
            server.approve(server.pended(V22, "somebody else"));
            server.approve(server.pended(V22));
            server.approve(server.pended(V20));

            until("the events", () -> subscriber.events().size() == 1 && loose.events().size() == 1);
            server.approve(server.pended(V22));
            until("another", () -> subscriber.events().size() == 2);

            assertThat(strict.events()).isEmpty();
            assertThat(loose.events()).hasSize(1);
        }
    }

    @Test
    void a_subscriber_that_was_down_takes_every_number_once_and_in_order() {
        String id = subscribed(V22, subscriber);
        subscriber.answers(() -> 503);
        for (int i = 0; i < 5; i++) {
            server.approve(server.pended(V22));
        }
        until("several attempts", () -> subscriber.refused().size() > 3);
        assertThat(subscriber.refused()).extracting(notice -> notice.event("event-number")).containsOnly("1");
        subscriber.answers(() -> 204);

        until("all events", () -> subscriber.events().size() >= 5);
        server.approve(server.pended(V22));
        until("one more", () -> subscriber.events().size() >= 6);

        assertThat(subscriber.numbers()).containsExactly("1", "2", "3", "4", "5", "6");
        server.await(V22, id, "active");
    }

    @Test
    void a_subscriber_that_never_answers_keeps_nobody_else_waiting() {
        try (var silent = new Subscriber()) {
            subscribed(V22, silent);
            subscribed(V22, subscriber);
            silent.answers(() -> Subscriber.NEVER);

            for (int i = 0; i < 8; i++) {
                server.approve(server.pended(V22));
            }

            until("all events", () -> subscriber.events().size() == 8);
            until("more than one attempt", () -> silent.refused().size() > 1);
            assertThat(subscriber.numbers()).isEqualTo(numbers(8));
            assertThat(silent.events()).isEmpty();
        }
    }

    @Test
    void a_handshake_is_tried_until_the_subscriber_is_there() {
        var tries = new AtomicInteger();
        subscriber.answers(() -> tries.incrementAndGet() < 4 ? 500 : 200);

        String id = made(V22, subscriber, "org-identifier=" + SubscriptionHarness.requester());

        server.await(V22, id, "active");
        assertThat(subscriber.refused()).hasSize(3);
        assertThat(subscriber.taken()).hasSize(1);
    }

    @Test
    void after_the_limit_it_is_in_error_until_the_client_asks_again_and_nothing_is_lost() {
        server.close();
        var pace = new Pace(
                Duration.ofMillis(500), Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(400));
        server = new SubscriptionHarness(source, pace, Clock.systemUTC()).started();
        String id = subscribed(V22, subscriber);
        subscriber.answers(() -> 500);
        server.approve(server.pended(V22));
        server.await(V22, id, "error");
        server.approve(server.pended(V22));
        until("the second is numbered", () -> server.get(V22, "/Subscription/" + id + "/$status")
                .body()
                .contains("\"valueString\":\"2\""));
        assertThat(server.get(V22, "/Subscription/" + id + "/$status").body())
                .contains("\"valueCode\":\"error\"", "status 500");
        int before = subscriber.refused().size();
        subscriber.answers(() -> 200);

        var again = Posted.to(V22, subscriber.url(), subscription -> subscription.put("id", id));
        assertThat(server.put(V22, "/Subscription/" + id, again).status()).isEqualTo(200);

        until("both events", () -> subscriber.events().size() == 2);
        assertThat(subscriber.numbers()).isEqualTo(numbers(2));
        assertThat(subscriber.taken("handshake")).hasSize(2);
        assertThat(subscriber.refused()).hasSize(before);
    }

    @Test
    void what_was_decided_while_no_relay_ran_is_told_by_the_next_one() {
        subscribed(V22, subscriber);
        server.stopRelay();
        server.approve(server.pended(V22));
        server.approve(server.pended(V22));

        try (var other = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started()) {
            until("both events", () -> subscriber.events().size() == 2);
            assertThat(subscriber.numbers()).isEqualTo(numbers(2));
        }
    }

    @Test
    void two_nodes_tell_each_number_once() {
        try (var other = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started()) {
            subscribed(V22, subscriber);
            for (int i = 0; i < 20; i++) {
                server.approve(server.pended(V22));
            }

            until("all events", () -> subscriber.events().size() >= 20);
            assertThat(subscriber.numbers()).isEqualTo(numbers(20));
        }
    }

    @Test
    void events_are_told_again_when_asked_for() {
        String id = subscribed(V22, subscriber);
        for (int i = 0; i < 3; i++) {
            server.approve(server.pended(V22));
        }
        until("all events", () -> subscriber.events().size() == 3);

        JsonNode all = server.get(V22, "/Subscription/" + id + "/$events").json();
        JsonNode one = server.get(V22, "/Subscription/" + id + "/$events?eventsSinceNumber=2&eventsUntilNumber=2")
                .json();

        assertThat(all.path("entry")).hasSize(4);
        assertThat(one.path("entry")).hasSize(2);
        assertThat(one.path("entry").path(0).toString()).contains("query-event", "\"event-number\",\"valueString\":\"2\"");
        assertThat(server.get(V22, "/Subscription/" + id + "/$events?eventsSinceNumber=x").status())
                .isEqualTo(400);
    }

    @Test
    void a_heartbeat_comes_when_one_is_asked_for_and_never_else() {
        try (var wary = new Subscriber()) {
            subscribed(V22, subscriber);
            made(wary, subscription -> Posted.heartbeat(subscription, 1));

            until("two heartbeats", () -> wary.taken("heartbeat").size() >= 2);

            server.approve(server.pended(V22));
            until("the event", () -> wary.events().size() == 1);
            assertThat(subscriber.taken("heartbeat")).isEmpty();
            assertThat(wary.taken("handshake")).hasSize(1);
        }
    }

    @Test
    void after_its_end_a_subscription_is_off_and_an_end_that_was_over_before_is_none() {
        try (var past = new Subscriber()) {
            String over = made(subscriber, subscription -> subscription.put(
                    "end", Instant.now().plusMillis(700).toString()));
            String going = made(past, subscription -> subscription.put("end", "2020-01-01T00:00:00Z"));
            server.await(V22, going, "active");
            server.await(V22, over, "off");

            server.approve(server.pended(V22));

            until("the event", () -> past.events().size() == 1);
            assertThat(subscriber.events()).isEmpty();
        }
    }

    @Test
    void a_subscription_switched_off_is_told_nothing_more() {
        String id = subscribed(V22, subscriber);
        String off = Posted.to(
                V22, subscriber.url(), subscription -> subscription.put("id", id).put("status", "off"));
        try (var other = new Subscriber()) {
            subscribed(V22, other);
            assertThat(server.put(V22, "/Subscription/" + id, off).status()).isEqualTo(200);

            server.approve(server.pended(V22));

            until("the other's event", () -> other.events().size() == 1);
            assertThat(subscriber.events()).isEmpty();
            assertThat(server.get(V22, "/Subscription/" + id).json().path("status").asString(""))
                    .isEqualTo("off");
        }
    }

    private String subscribed(PasVersion version, Subscriber to) {
        return subscribed(version, to, "org-identifier=" + SubscriptionHarness.requester());
    }

    private String subscribed(PasVersion version, Subscriber to, String filter) {
        String id = made(version, to, filter);
        server.await(version, id, "active");
        return id;
    }

    private String made(PasVersion version, Subscriber to, String filter) {
        var answer = server.post(
                version,
                "/Subscription",
                Posted.to(version, to.url(), subscription -> Posted.filter(subscription, filter)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private String made(Subscriber to, Consumer<ObjectNode> change) {
        var answer = server.post(V22, "/Subscription", Posted.to(V22, to.url(), change));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }
}
