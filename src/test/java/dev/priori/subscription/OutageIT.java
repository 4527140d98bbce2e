package dev.priori.subscription;

import static dev.priori.subscription.Until.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Case;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.Engine;
import dev.priori.database.StorageUnavailable;
import dev.priori.subscription.relay.Pace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided is told, however long the subscriber or the database was away. */
class OutageIT {

    private static final PasVersion V22 = PasVersion.V2_2;

    @TempDir
    Path folder;

    @Test
    void a_subscriber_down_for_ten_minutes_takes_all_when_it_is_back() {
        var clock = new SetClock();
        try (HikariDataSource source = Engine.H2.migrated(folder);
                var subscriber = new Subscriber();
                var server = new SubscriptionHarness(
                                source, Pace.usual(Duration.ofSeconds(5), Duration.ofHours(1)), clock)
                        .started()) {
            clock.forward(Duration.ofSeconds(1));
            String id = server.subscribed(V22, subscriber);
            subscriber.answers(() -> 503);
            server.approve(server.pended(V22));
            Instant back = clock.instant().plus(Duration.ofMinutes(10));
            while (clock.instant().isBefore(back)) {
                int attempts = subscriber.refused().size();
                clock.forward(Duration.ofSeconds(31));
                until("another attempt", () -> subscriber.refused().size() > attempts);
            }
            server.approve(server.pended(V22));
            server.await(V22, id, "active");
            subscriber.answers(() -> 200);
            clock.forward(Duration.ofSeconds(31));

            until("both events", () -> subscriber.events().size() >= 2);
            assertThat(subscriber.numbers()).isEqualTo(Subscriber.numbers(2));
        }
    }

    @Test
    void a_database_that_restarts_loses_nothing_and_nobody_has_to_help() throws Exception {
        Path data = folder.resolve("postgresql");
        EmbeddedPostgres database = postgresql(data, 0);
        int port = database.getPort();
        try (HikariDataSource source = pool(port);
                var subscriber = new Subscriber()) {
            Flyway.configure().dataSource(source).load().migrate();
            try (var server = new SubscriptionHarness(source, SubscriptionHarness.QUICK, Clock.systemUTC()).started()) {
                server.subscribed(V22, subscriber);
                Case first = server.pended(V22);
                Case second = server.pended(V22);
                subscriber.answers(() -> 503);
                server.approve(first);
                until("an attempt", () -> !subscriber.refused().isEmpty());
                database.close();

                assertThatThrownBy(() -> server.approve(second)).isInstanceOf(StorageUnavailable.class);
                subscriber.answers(() -> 200);
                database = postgresql(data, port);
                until("the reviewer, who tries again, is heard", () -> isApproved(server, second));

                until("both events", () -> subscriber.events().size() >= 2);
                assertThat(subscriber.numbers()).isEqualTo(Subscriber.numbers(2));
            }
        } finally {
            database.close();
        }
    }

    private static boolean isApproved(SubscriptionHarness server, Case pended) {
        try {
            server.approve(pended);
            return true;
        } catch (StorageUnavailable notYet) {
            return false;
        }
    }

    private static EmbeddedPostgres postgresql(Path data, int port) throws Exception {
        var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }

    private static HikariDataSource pool(int port) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
        config.setConnectionTimeout(1_000);
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }
}
