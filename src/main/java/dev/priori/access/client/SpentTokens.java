package dev.priori.access.client;

import dev.priori.database.Column;
import dev.priori.database.Database;
import dev.priori.database.Fingerprint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens that were used, over all nodes, until they expire. */
public final class SpentTokens {

    private static final Duration CLEANING = Duration.ofMinutes(1);

    private final Database database;
    private final JdbcClient client;
    private final Clock clock;
    private final AtomicReference<Instant> cleaned = new AtomicReference<>(Instant.EPOCH);

    public SpentTokens(Database database, Clock clock) {
        this.database = database;
        this.client = database.client();
        this.clock = clock;
    }

    /** True the first time; false when this token of this issuer was used before. */
    boolean spend(String issuer, String nonce, Instant expires) {
        clean();
        try {
            database.write("noting a token", () -> insert(issuer, nonce, expires));
            return true;
        } catch (Spent again) {
            return false;
        }
    }

    private void insert(String issuer, String nonce, Instant expires) {
        try {
            client.sql("insert into spent_token (lookup, expires) values (?, ?)")
                    .params(Fingerprint.of(issuer, nonce), Column.time(expires))
                    .update();
        } catch (DuplicateKeyException used) {
            throw new Spent();
        }
    }

    private void clean() {
        Instant now = clock.instant();
        Instant last = cleaned.get();
        if (last.plus(CLEANING).isBefore(now) && cleaned.compareAndSet(last, now)) {
            database.write(
                    "forgetting tokens",
                    () -> client.sql("delete from spent_token where expires < ?")
                            .param(Column.time(now))
                            .update());
        }
    }

    private static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("used before", null, false, false);
        }
    }
}
