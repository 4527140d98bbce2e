package dev.priori.member.store;

import dev.priori.database.Column;
import dev.priori.database.Fingerprint;
import dev.priori.member.Identifier;
import dev.priori.member.PlanRecord;
import dev.priori.member.PlanRecord.Coverage;
import dev.priori.member.PlanRecord.Member;
import dev.priori.member.PlanRecord.Payer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records as rows, each replacing what was there under its id. Knows nothing of transactions. */
final class RecordWriter {

    private final JdbcTemplate jdbc;

    RecordWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two records with one id the last counts. One writer at a time, on whatever node. */
    void write(Collection<? extends PlanRecord> records) {
        jdbc.update("update plan_import set hash = '' where name = ''");
        var members = new LinkedHashMap<String, Member>();
        var coverages = new LinkedHashMap<String, Coverage>();
        var payers = new LinkedHashMap<String, Payer>();
        for (PlanRecord each : records) {
            switch (each) {
                case Member member -> members.put(member.id(), member);
                case Coverage coverage -> coverages.put(coverage.id(), coverage);
                case Payer payer -> payers.put(payer.id(), payer);
            }
        }
        var keys = new ArrayList<@Nullable Object[]>();
        payers.values().forEach(payer -> addKeys(keys, KeyKind.PAYER, payer.id(), payer.identifiers()));
        members.values().forEach(member -> addKeys(keys, KeyKind.MEMBER, member.id(), member.identifiers()));
        coverages.values().forEach(coverage -> addKeys(keys, KeyKind.COVERAGE, coverage.id(), numbers(coverage)));
        forgetKeys(KeyKind.PAYER, payers.keySet());
        forgetKeys(KeyKind.MEMBER, members.keySet());
        forgetKeys(KeyKind.COVERAGE, coverages.keySet());
        writeMembers(members);
        writeCoverages(coverages);
        jdbc.batchUpdate(
                "insert into plan_key (kind, owner_id, ordinal, key_system, key_value, lookup) values (?, ?, ?, ?, ?,"
                        + " ?)",
                keys);
        noteSystems(members.values());
    }

    private void writeMembers(Map<String, Member> members) {
        forget("plan_member", members.keySet());
        jdbc.batchUpdate(
                "insert into plan_member (id, family, birth_date) values (?, ?, ?)",
                members.values().stream()
                        .map(member -> new @Nullable Object[] {
                            member.id(), Column.textOrNull(member.family()), member.birthDate()
                        })
                        .toList());
    }

    private void writeCoverages(Map<String, Coverage> coverages) {
        forget("plan_coverage", coverages.keySet());
        jdbc.batchUpdate(
                """
                insert into plan_coverage (id, member_id, payer_id, status, starts, ends, plans)
                values (?, ?, ?, ?, ?, ?, ?)\
                """,
                coverages.values().stream()
                        .map(coverage -> new @Nullable Object[] {
                            coverage.id(),
                            coverage.memberId(),
                            coverage.payerId(),
                            coverage.status(),
                            coverage.period().first(),
                            coverage.period().last(),
                            Texts.write(coverage.plans())
                        })
                        .toList());
    }

    private void noteSystems(Collection<Member> members) {
        var systems = new LinkedHashSet<String>();
        members.forEach(member -> member.identifiers().forEach(identifier -> systems.add(identifier.system())));
        systems.remove("");
        for (String system : systems) {
            UUID lookup = Fingerprint.of(system);
            if (jdbc.queryForList("select 1 from plan_system where lookup = ?", Integer.class, lookup)
                    .isEmpty()) {
                jdbc.update("insert into plan_system (lookup, key_system) values (?, ?)", lookup, Column.text(system));
            }
        }
    }

    private void forget(String table, Set<String> ids) {
        jdbc.batchUpdate(
                "delete from " + table + " where id = ?",
                ids.stream().map(id -> new Object[] {id}).toList());
    }

    private void forgetKeys(KeyKind kind, Set<String> owners) {
        jdbc.batchUpdate(
                "delete from plan_key where kind = ? and owner_id = ?",
                owners.stream().map(owner -> new Object[] {kind.code(), owner}).toList());
    }

    private static void addKeys(
            List<@Nullable Object[]> rows, KeyKind kind, String owner, List<Identifier> identifiers) {
        int ordinal = 0;
        for (Identifier identifier : new LinkedHashSet<>(identifiers)) {
            rows.add(new @Nullable Object[] {
                kind.code(),
                owner,
                ordinal++,
                Column.text(identifier.system()),
                Column.text(identifier.value()),
                kind.lookup(identifier)
            });
        }
    }

    private static List<Identifier> numbers(Coverage coverage) {
        return coverage.numbers().stream()
                .map(number -> new Identifier("", number))
                .toList();
    }
}
