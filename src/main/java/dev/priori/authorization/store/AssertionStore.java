package dev.priori.authorization.store;

import dev.priori.authorization.Assertion;
import dev.priori.authorization.store.row.Json;
import dev.priori.database.Column;
import dev.priori.database.Database;
import dev.priori.database.Fingerprint;
import dev.priori.database.StorageUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The assertions. Every call blocks, is durable when it returns, and throws {@link StorageUnavailable} when it cannot. */
public class AssertionStore {

    private final Database database;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    public AssertionStore(Database database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.client = database.client();
    }

    /** Keeps all of them or none, in one transaction; do so before they are told. */
    public void keep(List<Assertion> assertions) {
        if (assertions.isEmpty()) {
            return;
        }
        database.write(
                "keeping assertions",
                () -> jdbc.batchUpdate(
                        """
                        insert into assertion (id, hook, hook_instance, order_key, content_hash, coverage_key, member,
                            policy_id, policy_version, policy_content_hash, outcome, questionnaires, findings, asserted,
                            satisfied_pa_id, satisfied_content)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """, assertions.stream().map(AssertionStore::row).toList()));
    }

    public Optional<Assertion> find(UUID id) {
        return one("select * from assertion where id = ?", id);
    }

    /** The newest assertion with an authorization number about the same content of an order and the same coverage. */
    public Optional<Assertion> sameContent(String order, String contentHash, String coverage) {
        return one("""
            select * from assertion where satisfied_content = ?
            order by asserted desc, id fetch first 1 rows only\
            """, Fingerprint.of(order, contentHash, coverage));
    }

    private Optional<Assertion> one(String sql, UUID parameter) {
        return database.read(
                "reading an assertion",
                () -> client.sql(sql)
                        .param(parameter)
                        .query((row, number) -> assertion(row))
                        .optional());
    }

    private static @Nullable Object[] row(Assertion assertion) {
        return new @Nullable Object[] {
            assertion.id(),
            Column.text(assertion.hook()),
            Column.text(assertion.hookInstance()),
            Column.text(assertion.order()),
            assertion.contentHash(),
            Column.text(assertion.coverage()),
            Json.keys(assertion.member()),
            assertion.policyId(),
            assertion.policyVersion(),
            assertion.policyContentHash(),
            assertion.outcome(),
            Json.texts(assertion.questionnaires()),
            Column.text(assertion.findings()),
            Column.time(assertion.at()),
            assertion.satisfiedPaId(),
            assertion.satisfiedPaId() == null
                    ? null
                    : Fingerprint.of(assertion.order(), assertion.contentHash(), assertion.coverage())
        };
    }

    private static Assertion assertion(ResultSet row) throws SQLException {
        return new Assertion(
                row.getObject("id", UUID.class),
                row.getString("hook"),
                row.getString("hook_instance"),
                row.getString("order_key"),
                row.getString("content_hash"),
                row.getString("coverage_key"),
                Json.keys(row.getString("member")),
                row.getString("policy_id"),
                row.getString("policy_version"),
                row.getString("policy_content_hash"),
                row.getString("outcome"),
                Json.texts(row.getString("questionnaires")),
                row.getString("findings"),
                Column.instant(row, "asserted"),
                row.getString("satisfied_pa_id"));
    }
}
