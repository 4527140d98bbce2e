package dev.priori.authorization.store;

import static dev.priori.authorization.store.Requests.DUE;
import static dev.priori.authorization.store.Requests.MEMBER;
import static dev.priori.authorization.store.Requests.NOON;
import static dev.priori.authorization.store.Requests.REQUESTER;
import static dev.priori.authorization.store.Requests.approved;
import static dev.priori.authorization.store.Requests.item;
import static dev.priori.authorization.store.Requests.received;
import static dev.priori.authorization.store.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.CaseChanges.Changed;
import dev.priori.authorization.store.CaseChanges.Conflict;
import dev.priori.authorization.store.CaseChanges.Kept;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Reviewer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParameterizedClass
@EnumSource(Engine.class)
class CaseChangesIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final byte[] DECISION = "{\"decision\":\"approve\"}".getBytes(StandardCharsets.UTF_8);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    HikariDataSource source;
    CaseStore store;
    CaseChanges changes;

    @BeforeEach
    void open() {
        source = engine.migrated(folder);
        var database = new Database(source);
        store = new CaseStore(database);
        changes = new CaseChanges(database);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void an_update_is_the_next_version_and_every_number_leads_to_it() {
        Case first = keep(pended(1, "AR-1"));
        NewCase update =
                request(received("update"), item(1, new Pended("technical"), null, "AR-1"), approved(2, "PA-2"));

        Case second = kept(changes.update(first, update, MINUTE));

        assertThat(second.version()).isEqualTo(2);
        assertThat(store.find(first.id())).contains(second);
        assertThat(store.byNumber("AR-1")).contains(second);
        assertThat(store.byNumber("PA-2")).contains(second);
        assertThat(store.byClaimResponse(first.claimResponseId())).contains(second);
        assertThat(store.find(first.id(), 1)).contains(first);
        assertThat(store.exchange(first.id(), 2).orElseThrow().answer()).isEqualTo(update.answer());
    }

    @Test
    void a_number_that_is_no_longer_used_leads_to_the_case_and_may_come_back() {
        Case first = keep(approved(1, "PA-1"));
        Case second = kept(changes.update(first, request(received("2"), approved(1, "PA-2")), MINUTE));
        Case third = kept(changes.update(second, request(received("3"), approved(1, "PA-1")), MINUTE));

        assertThat(store.byNumber("PA-1")).contains(third);
        assertThat(store.byNumber("PA-2")).contains(third);
    }

    @Test
    void who_orders_in_an_update_finds_the_case_too() {
        Case first = keep(approved(1, "PA-1"));
        var newcomer = new Key("http://hl7.org/fhir/sid/us-npi", "1333333333");
        var update = new NewCase(
                received("update"),
                List.of(MEMBER),
                List.of(REQUESTER),
                List.of(newcomer),
                "",
                null,
                null,
                null,
                null,
                new byte[0],
                List.of(approved(1, "PA-1")),
                null);

        Case second = kept(changes.update(first, update, MINUTE));

        assertThat(second.providers()).containsExactly(first.providers().getFirst(), newcomer);
        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(newcomer)))
                .containsExactly(second);
    }

    @Test
    void the_same_update_again_gets_the_answer_that_is_kept() {
        Case first = keep(pended(1, "AR-1"));
        NewCase update = request(received("update"), approved(1, "PA-1"));
        Case second = kept(changes.update(first, update, MINUTE));

        Changed again = changes.update(second, request(received("update"), approved(1, "PA-9")), MINUTE);

        assertThat(again).isInstanceOfSatisfying(Kept.class, kept -> {
            assertThat(kept.repeated()).isTrue();
            assertThat(kept.kept()).isEqualTo(second);
            assertThat(kept.answer()).isEqualTo(update.answer());
        });
        assertThat(store.answeredBefore(received("update"), MINUTE)).contains(update.answer());
    }

    @Test
    void of_changes_made_from_the_same_version_one_is_kept_and_nothing_of_the_others() throws Exception {
        Case first = keep(pended(1, "AR-1"));

        List<Changed> changed = AtOnce.atOnce(
                6,
                caller -> caller % 2 == 0
                        ? changes.update(first, request(received("by " + caller), approved(1, "PA-" + caller)), MINUTE)
                        : changes.decide(first, decision(), "cr-" + caller, List.of(approved(1, "PA-" + caller))));

        assertThat(changed).filteredOn(Kept.class::isInstance).hasSize(1);
        assertThat(changed).filteredOn(Conflict.class::isInstance).hasSize(5);
        Case now = store.find(first.id()).orElseThrow();
        assertThat(now.version()).isEqualTo(2);
        assertThat(count("case_number")).isEqualTo(2);
        assertThat(count("case_version")).isEqualTo(2);
    }

    @Test
    void a_decision_answers_the_request_before_it_and_tells_who_decided() {
        Case first = keep(pended(1, "AR-1"));
        var reviewer = new Reviewer("reviewer 7", "1111111112", "SPECIALTY");
        CaseItem decided = reviewed(approved(1, "PA-1"), "AR-1", reviewer);

        Case second = kept(changes.decide(first, decision(), "cr-2", List.of(decided)));

        assertThat(store.find(first.id())).contains(second);
        assertThat(second.items()).containsExactly(decided);
        assertThat(second.interfaceVersion()).isEqualTo("pas-2.2");
        assertThat(second.caller()).isEqualTo("clearinghouse");
        assertThat(second.claimResponseId()).isEqualTo("cr-2");
        assertThat(store.exchange(first.id(), 2).orElseThrow().request())
                .isEqualTo(received("{}").body());
        assertThat(store.byNumber("AR-1")).contains(second);
        assertThat(store.approvalsFor(List.of(MEMBER))).hasSize(1);
        assertThat(store.causes(first.id(), "review")).containsExactly(DECISION);
    }

    @Test
    void a_decision_on_what_was_pended_is_told_once_and_any_other_is_not() {
        Case pended = keep(pended(1, "AR-1"));
        kept(changes.decide(pended, decision(), "cr-2", pended.items()));
        assertThat(outbox()).isEmpty();

        Case second = store.find(pended.id()).orElseThrow();
        Case third = kept(changes.decide(second, decision(), "cr-3", List.of(approved(1, "PA-1"))));
        assertThat(outbox()).containsExactly(pended.id() + ":3");

        kept(changes.decide(third, decision(), "cr-4", List.of(approved(1, "PA-4"))));
        assertThat(outbox()).containsExactly(pended.id() + ":3");
    }

    @Test
    void an_update_is_told_by_its_answer_alone() {
        Case pended = keep(pended(1, "AR-1"));

        kept(changes.update(pended, request(received("update"), approved(1, "PA-1")), MINUTE));

        assertThat(outbox()).isEmpty();
    }

    @Test
    void the_worklist_names_what_is_pended_and_what_is_due_first_comes_first() {
        Case later = keep(pended(1, "AR-1"));
        keep(approved(1, "PA-2"));
        NewCase urgent = request(received("urgent"), pended(1, "AR-3"));
        Case sooner = store.keep(dueOn(urgent, Duration.ofHours(72)), MINUTE).kept();
        Case decided = keep(pended(1, "AR-4"));
        kept(changes.decide(decided, decision(), "cr-2", List.of(approved(1, "PA-4"))));

        assertThat(store.pended(10)).containsExactly(sooner, later);
        assertThat(store.pended(1)).containsExactly(sooner);
        assertThat(later.due()).isEqualTo(DUE);
        assertThat(store.find(decided.id()).orElseThrow().due())
                .as("kept to tell later")
                .isEqualTo(DUE);
    }

    @Test
    void a_due_date_goes_on_while_something_pends_and_begins_anew_after_a_decision() {
        Case first = keep(pended(1, "AR-1"));
        NewCase more = dueOn(request(received("more"), pended(1, "AR-1"), pended(2, "AR-2")), Duration.ofDays(9));
        Case second = kept(changes.update(first, more, MINUTE));
        Case third =
                kept(changes.decide(second, decision(), "cr-3", List.of(approved(1, "PA-1"), approved(2, "PA-2"))));
        NewCase anew = dueOn(request(received("anew"), approved(1, "PA-1"), pended(2, "AR-2")), Duration.ofDays(20));
        Case fourth = kept(changes.update(third, anew, MINUTE));

        assertThat(second.due()).isEqualTo(DUE);
        assertThat(third.due()).isEqualTo(DUE);
        assertThat(fourth.due()).isEqualTo(NOON.plus(Duration.ofDays(20)));
        assertThat(store.find(first.id())).contains(fourth);
    }

    private Case keep(CaseItem... items) {
        return store.keep(request(received("{}"), items), Duration.ZERO).kept();
    }

    private static Case kept(Changed changed) {
        assertThat(changed).isInstanceOf(Kept.class);
        return ((Kept) changed).kept();
    }

    private static CaseItem pended(int sequence, String reference) {
        return item(sequence, new Pended("information-missing"), null, reference);
    }

    private static CaseItem reviewed(CaseItem item, String reference, Reviewer reviewer) {
        return new CaseItem(
                item.sequence(),
                item.policyId(),
                item.policyVersion(),
                item.contentHash(),
                item.asOf(),
                item.path(),
                item.product(),
                item.determination(),
                item.findings(),
                item.authorizationNumber(),
                reference,
                item.decided(),
                reviewer);
    }

    private static NewCase dueOn(NewCase request, Duration after) {
        return new NewCase(
                request.received(),
                request.member(),
                request.requester(),
                request.providers(),
                request.payer(),
                request.claimIdentifier(),
                request.bundleIdentifier(),
                UUID.randomUUID().toString(),
                request.claimUrl(),
                request.answer(),
                request.items(),
                NOON.plus(after));
    }

    private static Received decision() {
        return Received.of("reviewer 7", "review", DECISION, NOON.plusSeconds(60));
    }

    private List<String> outbox() {
        return JdbcClient.create(source)
                .sql("select task_instance from scheduled_tasks where task_name = 'result-changed'")
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return JdbcClient.create(source)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
