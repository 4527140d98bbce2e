package dev.priori.authorization.store;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.row.CaseReader;
import dev.priori.authorization.store.row.CaseWriter;
import dev.priori.authorization.store.row.Deflated;
import dev.priori.authorization.store.row.Json;
import dev.priori.authorization.store.row.PartyMatch;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.When;
import dev.priori.database.Column;
import dev.priori.database.Database;
import dev.priori.database.Fingerprint;
import dev.priori.database.StorageUnavailable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The cases. Every call blocks, is durable when it returns, and throws {@link StorageUnavailable} when it cannot. Queries
 * join: H2 runs a subquery of a condition again for each row as soon as another call has written meanwhile.
 */
public class CaseStore {

    private static final int MOST = 100;
    private static final int ATTEMPTS = 5;

    private final Database database;
    private final JdbcClient client;
    private final CaseReader reader;
    private final CaseWriter writer;
    private final Replays replays;

    public CaseStore(Database database) {
        this.database = database;
        this.client = database.client();
        this.reader = new CaseReader(client);
        this.writer = new CaseWriter(database.jdbc());
        this.replays = new Replays(client);
    }

    /** A case with the answer that goes out; {@code repeated} when an earlier request had kept it. */
    public record Kept(Case kept, byte[] answer, boolean repeated) {}

    /**
     * The answer given to the same bytes from the same caller, when that was less than {@code within} ago. Zero finds
     * none.
     */
    public Optional<byte[]> answeredBefore(Received received, Duration within) {
        return earlier(received, within).map(Kept::answer);
    }

    /**
     * Keeps a request with its answer, in one transaction. When the same bytes from the same caller were kept less than
     * {@code within} ago, also at this very moment by another thread or node, nothing is kept and the earlier one is
     * returned: send {@link Kept#answer()}, not your own.
     *
     * @param within zero keeps every request
     */
    public Kept keep(NewCase request, Duration within) {
        UUID id = TimedIds.next(request.received().at());
        for (int attempt = 1; ; attempt++) {
            try {
                database.write("keeping a case", () -> {
                    if (!within.isZero()) {
                        replays.claim(id, 1, request.received(), within);
                    }
                    writer.insert(id, request);
                });
                return new Kept(firstVersion(id, request), request.answer(), false);
            } catch (Replays.Taken taken) {
                Optional<Kept> earlier = earlier(request.received(), within);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                if (attempt == ATTEMPTS) {
                    throw new StorageUnavailable("keeping a case", "the same bytes came too often at once");
                }
            }
        }
    }

    /** The case in its current version. */
    public Optional<Case> find(UUID id) {
        return one("select id from authorization_case where id = ?", id);
    }

    /** The case in one of its versions, as it was then but for its parties and its due date. */
    public Optional<Case> find(UUID id, int version) {
        return database.read("reading a case", () -> reader.read(id, version));
    }

    /** The case one of whose answers has this ClaimResponse id, in its current version. */
    public Optional<Case> byClaimResponse(String claimResponseId) {
        return one("select case_id from case_version where claim_response_id = ?", Column.text(claimResponseId));
    }

    /** Cases one of whose requests had a Claim of this fullUrl, newest first; two senders may use one url. */
    public List<Case> byClaim(String claimUrl) {
        return database.read(
                "looking for a claim",
                () -> reader.read(client.sql("""
                    select distinct c.id, c.created from case_version v
                    join authorization_case c on c.id = v.case_id
                    where v.claim_lookup = ? and v.claim_url = ?
                    order by c.created desc, c.id desc fetch first %d rows only\
                    """.formatted(MOST))
                        .params(Fingerprint.of(claimUrl), Column.text(claimUrl))
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list()));
    }

    /** The case that ever issued this authorization number or administration reference number, in its current version. */
    public Optional<Case> byNumber(String number) {
        return one("select case_id from case_number where number = ?", Column.text(number));
    }

    /**
     * Cases of a member that one of these providers requested, ordered or renders, newest first, at most 100. One key of
     * each side is enough; a key without system matches any system.
     */
    public List<Case> byMemberAndProvider(Collection<Key> member, Collection<Key> providers) {
        if (member.isEmpty() || providers.isEmpty()) {
            return List.of();
        }
        var ofMember = new PartyMatch("m", member);
        var ofProvider = new PartyMatch("p", providers);
        return database.read(
                "looking for cases",
                () -> reader.read(client.sql("""
                    select distinct c.id, c.created from case_party m
                    join case_party p on p.case_id = m.case_id
                    join authorization_case c on c.id = m.case_id
                    where m.role = 'member' and p.role <> 'member' and %s and %s
                    order by c.created desc, c.id desc fetch first %d rows only\
                    """.formatted(ofMember.condition(), ofProvider.condition(), MOST))
                        .params(ofMember.parameters())
                        .params(ofProvider.parameters())
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list()));
    }

    /**
     * Approved and modified items of a member in the current versions, newest first, at most 100; their reference is
     * {@code ClaimResponse/} and its id, or the id of the case where no claim was answered.
     */
    public List<Approval> approvalsFor(Collection<Key> member) {
        if (member.isEmpty()) {
            return List.of();
        }
        var ofMember = new PartyMatch("m", member);
        return database.read(
                "looking for approvals",
                () -> client.sql("""
                    select distinct c.id, c.created, v.claim_response_id,
                        i.sequence, i.product, i.path, i.authorized_from, i.authorized_to
                    from case_party m
                    join authorization_case c on c.id = m.case_id
                    join case_version v on v.case_id = c.id and v.version = c.version
                    join case_item i on i.case_id = c.id and i.version = c.version
                    where m.role = 'member' and i.outcome in ('approved', 'modified') and %s
                    order by c.created desc, c.id desc, i.sequence fetch first %d rows only\
                    """.formatted(ofMember.condition(), MOST))
                        .params(ofMember.parameters())
                        .query((row, number) -> approval(row))
                        .list());
    }

    /** Cases of which an item is pended, the one due first first; at most {@code most}. */
    public List<Case> pended(int most) {
        return database.read(
                "reading the worklist",
                () -> reader.read(client.sql("""
                    select id from authorization_case where pended = true
                    order by due nulls last, id fetch first %d rows only\
                    """.formatted(most))
                        .query((row, number) -> row.getObject("id", UUID.class))
                        .list()));
    }

    /** The request that a version of a case answers and what was answered to it, byte for byte. */
    public Optional<Case.Exchange> exchange(UUID id, int version) {
        return database.read("reading an exchange", () -> {
            List<byte[]> request = parts(id, version, "request");
            return request.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Case.Exchange(Deflated.body(request), Deflated.body(parts(id, version, "answer"))));
        });
    }

    /** What changed a case beside its requests, byte for byte, oldest first: what came in by that interface. */
    public List<byte[]> causes(UUID id, String source) {
        return database.read("reading what changed a case", () -> {
            var bodies = new TreeMap<Integer, List<byte[]>>();
            client.sql("""
                select v.version, p.content from case_version v
                join exchange_part p on p.case_id = v.case_id and p.version = v.version
                where v.case_id = ? and v.source = ? and p.direction = 'cause'
                order by v.version, p.part\
                """).params(id, source).query(row -> {
                bodies.computeIfAbsent(row.getInt("version"), version -> new ArrayList<>())
                        .add(row.getBytes("content"));
            });
            return bodies.values().stream().map(Deflated::body).toList();
        });
    }

    Optional<Kept> earlier(Received received, Duration within) {
        return database.read("looking for an earlier answer", () -> replays.earlier(received, within))
                .map(answered -> new Kept(
                        find(answered.id()).orElseThrow(),
                        exchange(answered.id(), answered.version())
                                .orElseThrow()
                                .answer(),
                        true));
    }

    private Optional<Case> one(String sql, Object parameter) {
        return database.read("reading a case", () -> {
            List<UUID> ids = client.sql(sql)
                    .param(parameter)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list();
            return reader.read(ids).stream().findFirst();
        });
    }

    private List<byte[]> parts(UUID id, int version, String direction) {
        return client.sql("""
            select p.content from case_version v
            join exchange_part p on p.case_id = v.case_id and p.version = v.request_version
            where v.case_id = ? and v.version = ? and p.direction = ?
            order by p.part\
            """)
                .params(id, version, direction)
                .query((row, number) -> row.getBytes("content"))
                .list();
    }

    private static Approval approval(ResultSet row) throws SQLException {
        String claimResponse = row.getString("claim_response_id");
        return new Approval(
                "ClaimResponse/" + (claimResponse == null ? row.getString("id") : claimResponse),
                List.of(Json.concept(row.getString("product"))),
                day(row, "authorized_from"),
                day(row, "authorized_to"),
                row.getString("path"));
    }

    private static @Nullable When day(ResultSet row, String column) throws SQLException {
        LocalDate day = row.getObject(column, LocalDate.class);
        return day == null ? null : When.of(day);
    }

    private static @Nullable Instant due(NewCase request) {
        Instant due = request.due();
        return due == null || !Case.anyPended(request.items()) ? null : Column.kept(due);
    }

    private static Case firstVersion(UUID id, NewCase request) {
        Instant at = Column.kept(request.received().at());
        return new Case(
                id,
                1,
                at,
                at,
                request.received().interfaceVersion(),
                request.received().caller(),
                List.copyOf(request.member()),
                List.copyOf(request.requester()),
                List.copyOf(request.providers()),
                request.payer(),
                request.claimIdentifier(),
                request.bundleIdentifier(),
                request.claimResponseId(),
                due(request),
                request.items().stream()
                        .sorted(Comparator.comparingInt(CaseItem::sequence))
                        .toList());
    }
}
