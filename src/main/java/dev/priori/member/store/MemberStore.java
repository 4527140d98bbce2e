package dev.priori.member.store;

import dev.priori.database.Database;
import dev.priori.database.Fingerprint;
import dev.priori.member.Identifier;
import dev.priori.member.PlanRecord;
import dev.priori.member.PlanRecord.Coverage;
import dev.priori.member.PlanRecord.Member;
import dev.priori.member.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory. Every call blocks; what {@link #keep} was given is on disk when it returns. */
public final class MemberStore {

    private final Database database;
    private final JdbcClient client;
    private final RecordWriter writer;

    /** Never goes back: members are replaced, never removed. */
    private volatile boolean filled;

    public MemberStore(Database database) {
        this.database = database;
        this.client = database.client();
        this.writer = new RecordWriter(database.jdbc());
    }

    /** Keeps all of them or none; what was kept under the same id is replaced. */
    public void keep(Collection<? extends PlanRecord> records) {
        database.write("keeping members", () -> writer.write(records));
    }

    /** Whether these bytes were imported under this name last time. */
    public boolean wasImported(String name, String hash) {
        return database.read(
                "looking for an import",
                () -> client.sql("select 1 from plan_import where name = ? and hash = ?")
                        .params(name, hash)
                        .query(Integer.class)
                        .optional()
                        .isPresent());
    }

    /** Notes that these bytes were imported. */
    public void imported(String name, String hash) {
        database.write("noting an import", () -> {
            client.sql("delete from plan_import where name = ?").param(name).update();
            client.sql("insert into plan_import (name, hash) values (?, ?)")
                    .params(name, hash)
                    .update();
        });
    }

    /** True when no member was ever kept. */
    public boolean isEmpty() {
        filled = filled || any("select 1 from plan_member fetch first 1 rows only");
        return !filled;
    }

    /** True when any payer is known. */
    public boolean hasPayers() {
        return any("select 1 from plan_key where kind = 'payer' fetch first 1 rows only");
    }

    /** Ids of the payers that have one of the identifiers. */
    public Set<String> payers(Collection<Identifier> identifiers) {
        return owners(KeyKind.PAYER, KeyKind.PAYER.lookups(identifiers));
    }

    /** Ids of the members that have one of the identifiers. */
    public Set<String> members(Collection<Identifier> identifiers) {
        return owners(KeyKind.MEMBER, KeyKind.MEMBER.lookups(identifiers));
    }

    /** Ids of the members that have a coverage of one of the numbers. */
    public Set<String> membersByNumber(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        List<UUID> lookups = numbers.stream().map(KeyKind::number).toList();
        return database.read(
                "looking for members",
                () -> new HashSet<>(client.sql("""
                    select c.member_id from plan_key k join plan_coverage c on c.id = k.owner_id
                    where k.kind = 'coverage' and k.lookup in (:lookups)\
                    """)
                        .param("lookups", lookups)
                        .query(String.class)
                        .list()));
    }

    /** True when a member has, or had, an identifier of the system of one of these. */
    public boolean knowsSystemOf(Collection<Identifier> identifiers) {
        List<UUID> systems = identifiers.stream()
                .filter(identifier -> !identifier.system().isEmpty())
                .map(identifier -> Fingerprint.of(identifier.system()))
                .toList();
        return !systems.isEmpty()
                && database.read(
                        "looking for systems",
                        () -> !client.sql("select 1 from plan_system where lookup in (:systems)")
                                .param("systems", systems)
                                .query(Integer.class)
                                .list()
                                .isEmpty());
    }

    /** The member of that id, without identifiers. */
    public Optional<Member> member(String id) {
        return database.read(
                "reading a member",
                () -> client.sql("select family, birth_date from plan_member where id = ?")
                        .param(id)
                        .query((row, number) -> new Member(
                                id, List.of(), row.getString("family"), row.getObject("birth_date", LocalDate.class)))
                        .optional());
    }

    /** The coverages of a member. */
    public List<Coverage> coverages(String memberId) {
        return database.read(
                "reading coverages",
                () -> client.sql("select * from plan_coverage where member_id = ? order by id")
                        .param(memberId)
                        .query((row, number) -> coverage(row))
                        .list());
    }

    private Coverage coverage(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Coverage(
                id,
                row.getString("member_id"),
                row.getString("payer_id"),
                row.getString("status"),
                new Span(row.getObject("starts", LocalDate.class), row.getObject("ends", LocalDate.class)),
                client.sql("select key_value from plan_key where kind = 'coverage' and owner_id = ? order by ordinal")
                        .param(id)
                        .query(String.class)
                        .list(),
                Texts.read(row.getString("plans")));
    }

    private Set<String> owners(KeyKind kind, List<UUID> lookups) {
        if (lookups.isEmpty()) {
            return Set.of();
        }
        return database.read(
                "looking for owners of identifiers",
                () -> new HashSet<>(
                        client.sql("select owner_id from plan_key where kind = :kind and lookup in (:lookups)")
                                .param("kind", kind.code())
                                .param("lookups", lookups)
                                .query(String.class)
                                .list()));
    }

    private boolean any(String sql) {
        return database.read(
                "looking for members",
                () -> !client.sql(sql).query(Integer.class).list().isEmpty());
    }
}
