package dev.priori.authorization.store;

import dev.priori.authorization.Received;
import dev.priori.database.Column;
import dev.priori.database.Fingerprint;
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

    /** What the same bytes became less than {@code within} ago. */
    Optional<Answered> earlier(Received received, Duration within) {
        return row(received)
                .filter(row -> row.counts(received, within))
                .map(row -> new Answered(row.id(), row.version()));
    }

    /**
     * Makes these bytes stand for this version of a case, to be called first in the transaction that keeps it.
     *
     * @throws Taken when another request with the same bytes was faster
     */
    void claim(UUID id, int version, Received received, Duration within) {
        Optional<Row> last = row(received);
        if (last.isPresent()) {
            boolean holds = last.get().counts(received, within) && isKept(last.get());
            if (holds || !renew(id, version, received, last.get())) {
                throw new Taken();
            }
            return;
        }
        try {
            client.sql("insert into replay (fingerprint, case_id, version, received) values (?, ?, ?, ?)")
                    .params(fingerprint(received), id, version, Column.time(received.at()))
                    .update();
        } catch (DuplicateKeyException faster) {
            throw new Taken();
        }
    }

    /** False where a process was killed while it kept the request: the file database may leave this row behind. */
    private boolean isKept(Row last) {
        return !client.sql("select 1 from case_version where case_id = ? and version = ?")
                .params(last.id(), last.version())
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private boolean renew(UUID id, int version, Received received, Row last) {
        return client.sql("update replay set case_id = ?, version = ?, received = ? where fingerprint = ? and"
                                + " case_id = ? and version = ?")
                        .params(
                                id,
                                version,
                                Column.time(received.at()),
                                fingerprint(received),
                                last.id(),
                                last.version())
                        .update()
                == 1;
    }

    private Optional<Row> row(Received received) {
        return client.sql("select case_id, version, received from replay where fingerprint = ?")
                .param(fingerprint(received))
                .query((row, number) -> Row.of(row))
                .optional();
    }

    private static UUID fingerprint(Received received) {
        return Fingerprint.of(received.caller(), received.interfaceVersion(), received.bodyHash());
    }

    /** A version of a case. */
    record Answered(UUID id, int version) {}

    private record Row(UUID id, int version, Instant received) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getObject("case_id", UUID.class), row.getInt("version"), Column.instant(row, "received"));
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
