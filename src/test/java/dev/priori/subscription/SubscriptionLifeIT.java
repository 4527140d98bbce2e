package dev.priori.subscription;

import static dev.priori.subscription.Until.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.Engine;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
class SubscriptionLifeIT {

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
    void events_are_told_again_when_asked_for() {
        String id = server.subscribed(V22, subscriber);
        for (int i = 0; i < 3; i++) {
            server.approve(server.pended(V22));
        }
        until("all events", () -> subscriber.events().size() == 3);

        JsonNode all = server.get(V22, "/Subscription/" + id + "/$events").json();
        JsonNode one = server.get(V22, "/Subscription/" + id + "/$events?eventsSinceNumber=2&eventsUntilNumber=2")
                .json();

        assertThat(all.path("entry")).hasSize(4);
        assertThat(one.path("entry")).hasSize(2);
        assertThat(one.path("entry").path(0).toString())
                .contains("query-event", "\"event-number\",\"valueString\":\"2\"");
        assertThat(server.get(V22, "/Subscription/" + id + "/$events?eventsSinceNumber=x")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_heartbeat_comes_when_one_is_asked_for_and_never_else() {
        try (var wary = new Subscriber()) {
            server.subscribed(V22, subscriber);
            server.made(V22, wary, subscription -> Posted.heartbeat(subscription, 1));

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
            String over = server.made(
                    V22,
                    subscriber,
                    subscription -> subscription.put(
                            "end", Instant.now().plusMillis(700).toString()));
            String going = server.made(V22, past, subscription -> subscription.put("end", "2020-01-01T00:00:00Z"));
            server.await(V22, going, "active");
            server.await(V22, over, "off");

            server.approve(server.pended(V22));

            until("the event", () -> past.events().size() == 1);
            assertThat(subscriber.events()).isEmpty();
        }
    }

    @Test
    void a_subscription_switched_off_is_told_nothing_more() {
        String id = server.subscribed(V22, subscriber);
        String off = Posted.to(
                V22,
                subscriber.url(),
                subscription -> subscription.put("id", id).put("status", "off"));
        try (var other = new Subscriber()) {
            server.subscribed(V22, other);
            assertThat(server.put(V22, "/Subscription/" + id, off).status()).isEqualTo(200);

            server.approve(server.pended(V22));

            until("the other's event", () -> other.events().size() == 1);
            assertThat(subscriber.events()).isEmpty();
            assertThat(server.get(V22, "/Subscription/" + id)
                            .json()
                            .path("status")
                            .asString(""))
                    .isEqualTo("off");
        }
    }
}
