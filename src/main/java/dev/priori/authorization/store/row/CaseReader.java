package dev.priori.authorization.store.row;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads cases from their rows, in their current version. Older versions never change, so three queries agree. */
public class CaseReader {

    private final JdbcClient client;

    public CaseReader(JdbcClient client) {
        this.client = client;
    }

    /** The cases with these ids, in the order of the ids; unknown ones left out. */
    public List<Case> read(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<CaseItem>> items = items(ids);
        Map<UUID, Map<Role, List<Key>>> parties = parties(ids);
        var cases = new HashMap<UUID, Case>();
        client.sql("""
            select c.id, c.version, c.created, c.payer, v.changed, v.interface_version,
                v.claim_identifier_system, v.claim_identifier_value,
                v.bundle_identifier_system, v.bundle_identifier_value, v.claim_response_id
            from authorization_case c
            join case_version v on v.case_id = c.id and v.version = c.version
            where c.id in (:ids)\
            """).param("ids", ids).query(row -> {
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
                parties.getOrDefault(Role.MEMBER, List.of()),
                parties.getOrDefault(Role.REQUESTER, List.of()),
                parties.getOrDefault(Role.PROVIDER, List.of()),
                row.getString("payer"),
                Column.key(row, "claim_identifier"),
                Column.key(row, "bundle_identifier"),
                row.getString("claim_response_id"),
                items);
    }

    private Map<UUID, List<CaseItem>> items(Collection<UUID> ids) {
        var items = new HashMap<UUID, List<CaseItem>>();
        client.sql("""
            select i.* from case_item i
            join authorization_case c on c.id = i.case_id and c.version = i.version
            where i.case_id in (:ids) order by i.sequence\
            """).param("ids", ids).query(row -> {
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
                Column.concept(row.getString("product")),
                Outcome.of(row).determination(),
                row.getString("findings"),
                row.getString("authorization_number"),
                row.getString("administration_reference_number"));
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
}
