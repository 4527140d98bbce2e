package dev.priori.authorization.store.row;

import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Inserts the rows of a case. To be called inside a transaction. */
public class CaseWriter {

    private static final int FIRST = 1;

    private final JdbcTemplate jdbc;

    public CaseWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(UUID id, NewCase request) {
        Received received = request.received();
        jdbc.update(
                "insert into authorization_case (id, version, created, payer) values (?, ?, ?, ?)",
                id,
                FIRST,
                Column.time(received.at()),
                Column.text(request.payer()));
        insertVersion(id, request);
        insertItems(id, request.items());
        insertNumbers(id, request.items());
        insertParties(id, request);
        insertExchange(id, received.body(), request.answer());
    }

    private void insertVersion(UUID id, NewCase request) {
        Key claim = request.claimIdentifier();
        Key bundle = request.bundleIdentifier();
        jdbc.update(
                """
                insert into case_version (case_id, version, changed, interface_version, claim_identifier_system,
                    claim_identifier_value, bundle_identifier_system, bundle_identifier_value, claim_response_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                id,
                FIRST,
                Column.time(request.received().at()),
                Column.text(request.received().interfaceVersion()),
                claim == null ? null : Column.text(claim.system()),
                claim == null ? null : Column.text(claim.value()),
                bundle == null ? null : Column.text(bundle.system()),
                bundle == null ? null : Column.text(bundle.value()),
                request.claimResponseId());
    }

    private void insertItems(UUID id, List<CaseItem> items) {
        jdbc.batchUpdate("""
            insert into case_item (case_id, version, sequence, policy_id, policy_version, content_hash, as_of, path,
                product, outcome, reason, why, reviewer, authorized_from, authorized_to, findings,
                authorization_number, administration_reference_number)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """, items.stream().map(item -> itemRow(id, item)).toList());
    }

    private static @Nullable Object[] itemRow(UUID id, CaseItem item) {
        Outcome outcome = Outcome.of(item.determination());
        return new @Nullable Object[] {
            id,
            FIRST,
            item.sequence(),
            item.policyId(),
            item.policyVersion(),
            item.contentHash(),
            item.asOf(),
            item.path(),
            Column.concept(item.product()),
            outcome.outcome(),
            outcome.reason(),
            Column.textOrNull(outcome.why()),
            Column.textOrNull(outcome.reviewer()),
            outcome.authorizedFrom(),
            outcome.authorizedTo(),
            Column.text(item.findings()),
            item.authorizationNumber(),
            item.administrationReferenceNumber()
        };
    }

    private void insertNumbers(UUID id, List<CaseItem> items) {
        var rows = new ArrayList<Object[]>();
        for (CaseItem item : items) {
            Stream.of(item.authorizationNumber(), item.administrationReferenceNumber())
                    .filter(Objects::nonNull)
                    .forEach(number -> rows.add(new Object[] {number, id, FIRST, item.sequence()}));
        }
        jdbc.batchUpdate("insert into case_number (number, case_id, version, sequence) values (?, ?, ?, ?)", rows);
    }

    private void insertParties(UUID id, NewCase request) {
        var rows = new ArrayList<Object[]>();
        addParties(rows, id, Role.MEMBER, request.member());
        addParties(rows, id, Role.REQUESTER, request.requester());
        addParties(rows, id, Role.PROVIDER, request.providers());
        jdbc.batchUpdate("""
            insert into case_party (case_id, role, ordinal, key_system, key_value, lookup)
            values (?, ?, ?, ?, ?, ?)\
            """, rows);
    }

    private static void addParties(List<Object[]> rows, UUID id, Role role, List<Key> keys) {
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            rows.add(new Object[] {
                id, role.column, i, Column.text(key.system()), Column.text(key.value()), Fingerprint.of(key.value())
            });
        }
    }

    private void insertExchange(UUID id, byte[] request, byte[] answer) {
        var rows = new ArrayList<Object[]>();
        addParts(rows, id, "request", request);
        addParts(rows, id, "answer", answer);
        jdbc.batchUpdate(
                "insert into exchange_part (case_id, version, direction, part, content) values (?, ?, ?, ?, ?)", rows);
    }

    private static void addParts(List<Object[]> rows, UUID id, String direction, byte[] body) {
        List<byte[]> parts = Deflated.parts(body);
        for (int i = 0; i < parts.size(); i++) {
            rows.add(new Object[] {id, FIRST, direction, i, parts.get(i)});
        }
    }
}
