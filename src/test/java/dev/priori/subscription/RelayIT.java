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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

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
        String id = server.subscribed(V22, subscriber);

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
                .isEqualTo(server.base(V22) + "/Bundle/"
                        + entry.path("resource").path("id").asString(""));
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
        server.subscribed(V20, subscriber);

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
            server.subscribed(V22, strict, "org-identifier=0000000000");
            server.subscribed(V20, loose, "Encounter.patient=Patient/123");
            server.subscribed(V22, subscriber, "orgIdentifier=other,http://system|" + SubscriptionHarness.requester());
            server.approve(server.pended(V22, "somebody else"));
            server.approve(server.pended(V22));
            server.approve(server.pended(V20));

            until(
                    "the events",
                    () -> subscriber.events().size() == 1 && loose.events().size() == 1);
            server.approve(server.pended(V22));
            until("another", () -> subscriber.events().size() == 2);

            assertThat(strict.events()).isEmpty();
            assertThat(loose.events()).hasSize(1);
        }
    }

    @Test
    void a_subscriber_that_was_down_takes_every_number_once_and_in_order() {
        String id = server.subscribed(V22, subscriber);
        subscriber.answers(() -> 503);
        for (int i = 0; i < 5; i++) {
            server.approve(server.pended(V22));
        }
        until("several attempts", () -> subscriber.refused().size() > 3);
        assertThat(subscriber.refused())
                .extracting(notice -> notice.event("event-number"))
                .containsOnly("1");
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
            server.subscribed(V22, silent);
            server.subscribed(V22, subscriber);
            silent.answers(() -> Subscriber.NEVER);

            for (int i = 0; i < 8; i++) {
                server.approve(server.pended(V22));
            }

            until("all events", () -> subscriber.events().size() == 8);
            until("more than one attempt", () -> silent.refused().size() > 1);
            assertThat(subscriber.numbers()).isEqualTo(Subscriber.numbers(8));
            assertThat(silent.events()).isEmpty();
        }
    }

    @Test
    void a_handshake_is_tried_until_the_subscriber_is_there() {
        var tries = new AtomicInteger();
        subscriber.answers(() -> tries.incrementAndGet() < 4 ? 500 : 200);

        String id = server.made(V22, subscriber, subscription -> {});

        server.await(V22, id, "active");
        assertThat(subscriber.refused()).hasSize(3);
        assertThat(subscriber.taken()).hasSize(1);
    }

    @Test
    void after_the_limit_it_is_in_error_until_the_client_asks_again_and_nothing_is_lost() {
        server.close();
        var pace = new Pace(
                Duration.ofMillis(500),
                Duration.ZERO,
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(400));
        server = new SubscriptionHarness(source, pace, Clock.systemUTC()).started();
        String id = server.subscribed(V22, subscriber);
        subscriber.answers(() -> 500);
        server.approve(server.pended(V22));
        server.await(V22, id, "error");
        server.approve(server.pended(V22));
        until(
                "the second is numbered",
                () -> server.get(V22, "/Subscription/" + id + "/$status").body().contains("\"valueString\":\"2\""));
        assertThat(server.get(V22, "/Subscription/" + id + "/$status").body())
                .contains("\"valueCode\":\"error\"", "status 500");
        int before = subscriber.refused().size();
        subscriber.answers(() -> 200);

        var again = Posted.to(V22, subscriber.url(), subscription -> subscription.put("id", id));
        assertThat(server.put(V22, "/Subscription/" + id, again).status()).isEqualTo(200);

        until("both events", () -> subscriber.events().size() == 2);
        assertThat(subscriber.numbers()).isEqualTo(Subscriber.numbers(2));
        assertThat(subscriber.taken("handshake")).hasSize(2);
        assertThat(subscriber.refused()).hasSize(before);
    }

    @Test
    void what_was_decided_while_no_relay_ran_is_told_by_the_next_one() {
        server.subscribed(V22, subscriber);
        server.stopRelay();
        server.approve(server.pended(V22));
        server.approve(server.pended(V22));

        try (var other = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started()) {
            until("both events", () -> subscriber.events().size() == 2);
            assertThat(subscriber.numbers()).isEqualTo(Subscriber.numbers(2));
        }
    }

    @Test
    void two_nodes_tell_each_number_once() {
        try (var other = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started()) {
            server.subscribed(V22, subscriber);
            for (int i = 0; i < 20; i++) {
                server.approve(server.pended(V22));
            }

            until("all events", () -> subscriber.events().size() >= 20);
            assertThat(subscriber.numbers()).isEqualTo(Subscriber.numbers(20));
        }
    }
}
