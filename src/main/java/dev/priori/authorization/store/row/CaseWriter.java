package dev.priori.authorization.store.row;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.database.Column;
import dev.priori.database.Fingerprint;
import dev.priori.decision.Reviewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the rows of a case. To be called inside a transaction. */
public class CaseWriter {

    private static final int FIRST = 1;

    private final JdbcTemplate jdbc;

    public CaseWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A case in its first version. */
    public void insert(UUID id, NewCase request) {
        Instant due = request.due();
        jdbc.update(
                "insert into authorization_case (id, version, created, payer, pended, due) values (?, ?, ?, ?, ?, ?)",
                id,
                FIRST,
                Column.time(request.received().at()),
                Column.text(request.payer()),
                Case.anyPended(request.items()),
                due == null || !Case.anyPended(request.items()) ? null : Column.time(due));
        insertRequest(id, FIRST, request);
        insertParties(id, request, Map.of());
    }

    /**
     * The next version of a case, made by a request.
     *
     * @return whether the case still had that version; nothing was written otherwise
     */
    public boolean update(Case current, NewCase request) {
        if (!advance(current, request.items(), current.due(request.items(), request.due()))) {
            return false;
        }
        insertRequest(current.id(), current.version() + 1, request);
        insertParties(
                current.id(),
                request,
                Map.of(
                        Role.MEMBER, current.member(),
                        Role.REQUESTER, current.requester(),
                        Role.PROVIDER, current.providers()));
        return true;
    }

    /**
     * The next version of a case, made by something else than a request: it goes on answering the request of the version
     * before.
     *
     * @param cause what made it, kept byte for byte
     * @return whether the case still had that version; nothing was written otherwise
     */
    public boolean decide(Case current, Received cause, String claimResponseId, List<CaseItem> items) {
        if (!advance(current, items, current.due())) {
            return false;
        }
        int version = current.version() + 1;
        jdbc.update(
                """
                insert into case_version (case_id, version, changed, source, maker, claim_response_id, caller,
                    interface_version, request_version, claim_identifier_system, claim_identifier_value, bundle_identifier_system,
                    bundle_identifier_value)
                select case_id, ?, ?, ?, ?, ?, caller, interface_version, request_version, claim_identifier_system,
                    claim_identifier_value, bundle_identifier_system, bundle_identifier_value
                from case_version where case_id = ? and version = ?\
                """,
                version,
                Column.time(cause.at()),
                Column.text(cause.interfaceVersion()),
                Column.text(cause.caller()),
                claimResponseId,
                current.id(),
                current.version());
        insertItems(current.id(), version, items);
        insertBodies(current.id(), version, Map.of("cause", cause.body()));
        return true;
    }

    private boolean advance(Case current, List<CaseItem> items, @Nullable Instant due) {
        return jdbc.update(
                        """
                        update authorization_case set version = ?, pended = ?, due = ?
                        where id = ? and version = ?\
                        """,
                        current.version() + 1,
                        Case.anyPended(items),
                        due == null ? null : Column.time(due),
                        current.id(),
                        current.version())
                == 1;
    }

    private void insertRequest(UUID id, int version, NewCase request) {
        insertVersion(id, version, request);
        insertItems(id, version, request.items());
        var bodies = new LinkedHashMap<String, byte[]>();
        bodies.put("request", request.received().body());
        bodies.put("answer", request.answer());
        insertBodies(id, version, bodies);
    }

    private void insertVersion(UUID id, int version, NewCase request) {
        Key claim = request.claimIdentifier();
        Key bundle = request.bundleIdentifier();
        String url = request.claimUrl();
        jdbc.update(
                """
                insert into case_version (case_id, version, changed, source, maker, caller, interface_version,
                    request_version, claim_identifier_system, claim_identifier_value, bundle_identifier_system, bundle_identifier_value,
                    claim_response_id, claim_url, claim_lookup)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                id,
                version,
                Column.time(request.received().at()),
                Column.text(request.received().interfaceVersion()),
                Column.text(request.received().caller()),
                Column.text(request.received().caller()),
                Column.text(request.received().interfaceVersion()),
                version,
                claim == null ? null : Column.text(claim.system()),
                claim == null ? null : Column.text(claim.value()),
                bundle == null ? null : Column.text(bundle.system()),
                bundle == null ? null : Column.text(bundle.value()),
                request.claimResponseId(),
                Column.textOrNull(url),
                url == null ? null : Fingerprint.of(url));
    }

    private void insertItems(UUID id, int version, List<CaseItem> items) {
        jdbc.batchUpdate(
                """
                insert into case_item (case_id, version, sequence, policy_id, policy_version, content_hash, as_of, path,
                    product, outcome, reason, why, authorized_from, authorized_to, authorized_quantity, findings,
                    authorization_number, administration_reference_number, decided, reviewer, reviewer_npi,
                    reviewer_specialty)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """, items.stream().map(item -> itemRow(id, version, item)).toList());
        insertNumbers(id, version, items);
    }

    private static @Nullable Object[] itemRow(UUID id, int version, CaseItem item) {
        Outcome outcome = Outcome.of(item.determination());
        Reviewer reviewer = item.reviewer();
        return new @Nullable Object[] {
            id,
            version,
            item.sequence(),
            item.policyId(),
            item.policyVersion(),
            item.contentHash(),
            item.asOf(),
            item.path(),
            Json.concept(item.product()),
            outcome.outcome(),
            outcome.reason(),
            Column.textOrNull(outcome.why()),
            outcome.from(),
            outcome.to(),
            outcome.quantity(),
            Column.text(item.findings()),
            item.authorizationNumber(),
            item.administrationReferenceNumber(),
            item.decided(),
            reviewer == null ? null : Column.text(reviewer.id()),
            reviewer == null ? null : Column.textOrNull(reviewer.npi()),
            reviewer == null ? null : Column.textOrNull(reviewer.specialty())
        };
    }

    /** Numbers of earlier versions are on file already and stay with the version that issued them. */
    private void insertNumbers(UUID id, int version, List<CaseItem> items) {
        Set<String> known = version == FIRST ? Set.of() : numbersOf(id, items);
        var rows = new ArrayList<Object[]>();
        for (CaseItem item : items) {
            numbers(item)
                    .filter(number -> !known.contains(number))
                    .forEach(number -> rows.add(new Object[] {number, id, version, item.sequence()}));
        }
        jdbc.batchUpdate("insert into case_number (number, case_id, version, sequence) values (?, ?, ?, ?)", rows);
    }

    private Set<String> numbersOf(UUID id, List<CaseItem> items) {
        var known = new HashSet<String>();
        items.stream()
                .flatMap(CaseWriter::numbers)
                .forEach(number -> known.addAll(jdbc.queryForList(
                        "select number from case_number where number = ? and case_id = ?", String.class, number, id)));
        return known;
    }

    private static Stream<String> numbers(CaseItem item) {
        return Stream.of(item.authorizationNumber(), item.administrationReferenceNumber())
                .filter(Objects::nonNull);
    }

    private void insertParties(UUID id, NewCase request, Map<Role, List<Key>> known) {
        var rows = new ArrayList<Object[]>();
        addParties(rows, id, Role.MEMBER, request.member(), known);
        addParties(rows, id, Role.REQUESTER, request.requester(), known);
        addParties(rows, id, Role.PROVIDER, request.providers(), known);
        jdbc.batchUpdate("""
            insert into case_party (case_id, role, ordinal, key_system, key_value, lookup)
            values (?, ?, ?, ?, ?, ?)\
            """, rows);
    }

    private static void addParties(
            List<Object[]> rows, UUID id, Role role, List<Key> keys, Map<Role, List<Key>> known) {
        List<Key> before = known.getOrDefault(role, List.of());
        List<Key> added = keys.stream().filter(key -> !before.contains(key)).toList();
        for (int i = 0; i < added.size(); i++) {
            Key key = added.get(i);
            rows.add(new Object[] {
                id,
                role.column,
                before.size() + i,
                Column.text(key.system()),
                Column.text(key.value()),
                Fingerprint.of(key.value())
            });
        }
    }

    private void insertBodies(UUID id, int version, Map<String, byte[]> bodies) {
        var rows = new ArrayList<Object[]>();
        bodies.forEach((direction, body) -> {
            List<byte[]> parts = Deflated.parts(body);
            for (int i = 0; i < parts.size(); i++) {
                rows.add(new Object[] {id, version, direction, i, parts.get(i)});
            }
        });
        jdbc.batchUpdate(
                "insert into exchange_part (case_id, version, direction, part, content) values (?, ?, ?, ?, ?)", rows);
    }
}
