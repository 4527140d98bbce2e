package dev.priori.authorization.store.row;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.database.Column;
import dev.priori.decision.Reviewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads cases from their rows. A version never changes, so three queries agree. */
public class CaseReader {

    private final JdbcClient client;

    public CaseReader(JdbcClient client) {
        this.client = client;
    }

    /** The cases with these ids in their current versions, in the order of the ids; unknown ones left out. */
    public List<Case> read(Collection<UUID> ids) {
        return read(ids, "c.version");
    }

    /** The case in that version. */
    public Optional<Case> read(UUID id, int version) {
        return read(List.of(id), String.valueOf(version)).stream().findFirst();
    }

    /** @param version a number, or the column that holds it */
    private List<Case> read(Collection<UUID> ids, String version) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<CaseItem>> items = items(ids, version);
        Map<UUID, Map<Role, List<Key>>> parties = parties(ids);
        var cases = new HashMap<UUID, Case>();
        client.sql("""
            select c.id, c.created, c.payer, c.due, v.version, v.changed, v.interface_version, v.caller,
                v.claim_identifier_system, v.claim_identifier_value,
                v.bundle_identifier_system, v.bundle_identifier_value, v.claim_response_id
            from authorization_case c
            join case_version v on v.case_id = c.id and v.version = %s
            where c.id in (:ids)\
            """.formatted(version)).param("ids", ids).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            cases.put(id, one(row, parties.getOrDefault(id, Map.of()), items.getOrDefault(id, List.of())));
        });
        return ids.stream().filter(cases::containsKey).map(cases::get).toList();
    }

    private static Case one(ResultSet row, Map<Role, List<Key>> parties, List<CaseItem> items) throws SQLException {
        return new Case(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Column.instant(row, "created"),
                Column.instant(row, "changed"),
                row.getString("interface_version"),
                row.getString("caller"),
                parties.getOrDefault(Role.MEMBER, List.of()),
                parties.getOrDefault(Role.REQUESTER, List.of()),
                parties.getOrDefault(Role.PROVIDER, List.of()),
                row.getString("payer"),
                key(row, "claim_identifier"),
                key(row, "bundle_identifier"),
                row.getString("claim_response_id"),
                Column.instantOrNull(row, "due"),
                items);
    }

    private Map<UUID, List<CaseItem>> items(Collection<UUID> ids, String version) {
        var items = new HashMap<UUID, List<CaseItem>>();
        client.sql("""
            select i.* from case_item i
            join authorization_case c on c.id = i.case_id and i.version = %s
            where i.case_id in (:ids) order by i.sequence\
            """.formatted(version)).param("ids", ids).query(row -> {
            items.computeIfAbsent(row.getObject("case_id", UUID.class), id -> new ArrayList<>())
                    .add(item(row));
        });
        return items;
    }

    private static CaseItem item(ResultSet row) throws SQLException {
        return new CaseItem(
                row.getInt("sequence"),
                row.getString("policy_id"),
                row.getString("policy_version"),
                row.getString("content_hash"),
                row.getObject("as_of", LocalDate.class),
                row.getString("path"),
                Json.concept(row.getString("product")),
                Outcome.of(row).determination(),
                row.getString("findings"),
                row.getString("authorization_number"),
                row.getString("administration_reference_number"),
                row.getObject("decided", LocalDate.class),
                reviewer(row));
    }

    private Map<UUID, Map<Role, List<Key>>> parties(Collection<UUID> ids) {
        var parties = new HashMap<UUID, Map<Role, List<Key>>>();
        client.sql("""
            select case_id, role, key_system, key_value from case_party
            where case_id in (:ids) order by ordinal\
            """).param("ids", ids).query(row -> {
            parties.computeIfAbsent(row.getObject("case_id", UUID.class), id -> new EnumMap<>(Role.class))
                    .computeIfAbsent(Role.of(row.getString("role")), role -> new ArrayList<>())
                    .add(new Key(row.getString("key_system"), row.getString("key_value")));
        });
        return parties;
    }

    private static @Nullable Reviewer reviewer(ResultSet row) throws SQLException {
        String id = row.getString("reviewer");
        return id == null ? null : new Reviewer(id, row.getString("reviewer_npi"), row.getString("reviewer_specialty"));
    }

    private static @Nullable Key key(ResultSet row, String name) throws SQLException {
        String system = row.getString(name + "_system");
        String value = row.getString(name + "_value");
        return system == null || value == null ? null : new Key(system, value);
    }
}
