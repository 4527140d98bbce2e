package dev.priori.authorization.store;

import dev.priori.authorization.Received;
import dev.priori.authorization.store.row.Column;
import dev.priori.authorization.store.row.Fingerprint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which case the same bytes from the same caller became last. One row each, so that of two at once only one is kept. */
class Replays {

    private final JdbcClient client;

    Replays(JdbcClient client) {
        this.client = client;
    }

    /** The case that the same bytes became less than {@code within} ago. */
    Optional<UUID> earlier(Received received, Duration within) {
        return row(received).filter(row -> row.counts(received, within)).map(Row::id);
    }

    /**
     * Makes these bytes stand for this case, to be called first in the transaction that keeps it.
     *
     * @throws Taken when another request with the same bytes was faster
     */
    void claim(UUID id, Received received, Duration within) {
        Optional<Row> last = row(received);
        if (last.isPresent()) {
            if (last.get().counts(received, within) || !renew(id, received, last.get())) {
                throw new Taken();
            }
            return;
        }
        try {
            client.sql("insert into replay (fingerprint, case_id, version, received) values (?, ?, 1, ?)")
                    .params(fingerprint(received), id, Column.time(received.at()))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new Taken();
        }
    }

    private boolean renew(UUID id, Received received, Row last) {
        return client.sql("update replay set case_id = ?, version = 1, received = ? where fingerprint = ? and"
                                + " case_id = ?")
                        .params(id, Column.time(received.at()), fingerprint(received), last.id())
                        .update()
                == 1;
    }

    private Optional<Row> row(Received received) {
        return client.sql("select case_id, received from replay where fingerprint = ?")
                .param(fingerprint(received))
                .query((row, number) -> Row.of(row))
                .optional();
    }

    private static UUID fingerprint(Received received) {
        return Fingerprint.of(received.caller(), received.interfaceVersion(), received.bodyHash());
    }

    private record Row(UUID id, Instant received) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getObject("case_id", UUID.class), Column.instant(row, "received"));
        }

        boolean counts(Received again, Duration within) {
            return again.at().isBefore(received.plus(within));
        }
    }

    /** Another request with the same bytes holds the place. */
    static class Taken extends RuntimeException {
        Taken() {
            super("the same bytes were kept at the same time", null, false, false);
        }
    }
}
