package dev.priori.authorization.store;

import static dev.priori.authorization.store.Requests.MEMBER;
import static dev.priori.authorization.store.Requests.NOON;
import static dev.priori.authorization.store.Requests.PROVIDER;
import static dev.priori.authorization.store.Requests.REQUESTER;
import static dev.priori.authorization.store.Requests.approved;
import static dev.priori.authorization.store.Requests.item;
import static dev.priori.authorization.store.Requests.of;
import static dev.priori.authorization.store.Requests.received;
import static dev.priori.authorization.store.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.When;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class CaseStoreIT {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    HikariDataSource source;
    CaseStore store;
    Numbers numbers;

    @BeforeEach
    void open() {
        source = engine.migrated(folder);
        var database = new Database(source);
        store = new CaseStore(database);
        numbers = new Numbers(database);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void a_kept_case_is_read_as_it_was_kept() {
        Case kept = store.keep(request(received("{}"), approved(1, numbers.authorization())), MINUTE)
                .kept();

        assertThat(store.find(kept.id())).contains(kept);
        assertThat(kept.version()).isOne();
        assertThat(kept.created()).isEqualTo(NOON);
        assertThat(kept.member()).contains(MEMBER);
    }

    @Test
    void every_determination_is_read_as_it_was_kept() {
        var year = new Authorized(LocalDate.of(2025, 6, 16), LocalDate.of(2026, 6, 15));
        NewCase request = request(
                received("{}"),
                approved(3, numbers.authorization()),
                item(1, new Modified(year, "12 of 24 months"), numbers.authorization(), null),
                item(2, new Pended("information-missing"), null, numbers.administrationReference()),
                item(4, new Denied("coverage-inactive"), null, numbers.administrationReference()),
                item(5, new Denied("criteria-not-met"), null, numbers.administrationReference()),
                item(6, new Cancelled(), null, null));

        Case kept = store.keep(request, MINUTE).kept();

        assertThat(store.find(kept.id())).contains(kept);
        assertThat(kept.items()).extracting(CaseItem::sequence).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void a_case_without_policy_claim_or_answer_is_kept() {
        var item = new CaseItem(
                1,
                null,
                null,
                null,
                LocalDate.of(2025, 6, 16),
                null,
                dev.priori.chart.fact.Concept.EMPTY,
                new Pended("other-product"),
                "{}",
                null,
                null,
                LocalDate.of(2025, 6, 16),
                null);
        NewCase request = new NewCase(
                received("{}"),
                List.of(),
                List.of(),
                List.of(),
                "",
                null,
                null,
                null,
                null,
                new byte[0],
                List.of(item),
                null);

        Case kept = store.keep(request, Duration.ZERO).kept();

        assertThat(store.find(kept.id())).contains(kept);
        assertThat(store.exchange(kept.id(), 1).orElseThrow().answer()).isEmpty();
    }

    @Test
    void request_and_answer_are_kept_byte_for_byte_whatever_their_size() {
        byte[] noise = new byte[3_500_000];
        new Random(1).nextBytes(noise);
        NewCase request = request(Received.of("caller", "pas-2.0", noise, NOON), approved(1, "PA-1"));

        Case kept = store.keep(request, MINUTE).kept();

        Case.Exchange exchange = store.exchange(kept.id(), 1).orElseThrow();
        assertThat(exchange.request()).isEqualTo(noise);
        assertThat(exchange.answer()).isEqualTo(request.answer());
        assertThat(store.exchange(kept.id(), 2)).isEmpty();
    }

    @Test
    void text_that_a_database_refuses_is_kept_with_replacements() {
        var odd = new Key("urn:\0", "half\uD83D and whole \uD83D\uDE00");
        var request = new NewCase(
                received("{}"),
                List.of(odd),
                List.of(REQUESTER),
                List.of(),
                "a\0b",
                odd,
                odd,
                null,
                null,
                new byte[0],
                List.of(),
                null);

        UUID id = store.keep(request, MINUTE).kept().id();

        assertThat(store.find(id).orElseThrow().member())
                .containsExactly(new Key("urn:\uFFFD", "half\uFFFD and whole \uD83D\uDE00"));
        assertThat(store.byMemberAndProvider(List.of(odd), List.of(REQUESTER))).hasSize(1);
    }

    @Test
    void identifiers_longer_than_an_index_entry_are_found() {
        var endless = new Key("urn:long", "x".repeat(100_000));
        var request = of(received("{}"), endless);

        store.keep(request, MINUTE);

        assertThat(store.byMemberAndProvider(List.of(endless), List.of(REQUESTER)))
                .hasSize(1);
    }

    @Test
    void a_case_is_found_by_every_number_it_issued_and_by_its_claim_response() {
        String authorization = numbers.authorization();
        String reference = numbers.administrationReference();
        Case kept = store.keep(
                        request(
                                received("{}"),
                                approved(1, authorization),
                                item(2, new Pended("information-missing"), null, reference)),
                        MINUTE)
                .kept();

        assertThat(store.byNumber(authorization)).contains(kept);
        assertThat(store.byNumber(reference)).contains(kept);
        assertThat(store.byClaimResponse(kept.claimResponseId())).contains(kept);
        assertThat(store.byNumber("PA-9999999999")).isEmpty();
        assertThat(store.byNumber("PA-\0")).isEmpty();
    }

    @Test
    void spec_53_a_case_is_found_by_member_and_provider_together() {
        Case first =
                store.keep(request(received("1"), approved(1, "PA-1")), MINUTE).kept();
        Case second = store.keep(
                        request(
                                Received.of("other", "pas-2.0", new byte[] {1}, NOON.plusSeconds(9)),
                                approved(1, "PA-2")),
                        MINUTE)
                .kept();
        var stranger = new Key(MEMBER.system(), "M-200");

        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(REQUESTER)))
                .containsExactly(second, first);
        assertThat(store.byMemberAndProvider(List.of(stranger, MEMBER), List.of(PROVIDER)))
                .hasSize(2);
        assertThat(store.byMemberAndProvider(List.of(stranger), List.of(REQUESTER)))
                .isEmpty();
        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(stranger)))
                .isEmpty();
        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(MEMBER))).isEmpty();
        assertThat(store.byMemberAndProvider(List.of(), List.of(REQUESTER))).isEmpty();
    }

    @Test
    void a_key_without_system_matches_any_system_and_two_systems_differ() {
        store.keep(request(received("{}"), approved(1, "PA-1")), MINUTE);
        var bare = of(received("bare"), new Key("", "M-300"));
        store.keep(bare, MINUTE);

        assertThat(store.byMemberAndProvider(List.of(new Key("", "M-100")), List.of(REQUESTER)))
                .hasSize(1);
        assertThat(store.byMemberAndProvider(List.of(new Key("urn:any", "M-300")), List.of(REQUESTER)))
                .hasSize(1);
        assertThat(store.byMemberAndProvider(List.of(new Key("urn:any", "M-100")), List.of(REQUESTER)))
                .isEmpty();
    }

    @Test
    void approvals_on_file_are_the_approved_and_modified_items_of_the_member() {
        var year = new Authorized(LocalDate.of(2025, 6, 16), LocalDate.of(2026, 6, 15));
        CaseItem modified = item(2, new Modified(year, "12 of 24 months"), "PA-2", null);
        CaseItem pended = item(3, new Pended("information-missing"), null, "AR-3");
        Case kept = store.keep(request(received("{}"), approved(1, "PA-1"), modified, pended), MINUTE)
                .kept();

        var expected = new Approval(
                "ClaimResponse/" + kept.claimResponseId(),
                List.of(modified.product()),
                When.of(year.from()),
                When.of(year.to()),
                "first-path");
        assertThat(store.approvalsFor(List.of(MEMBER))).containsExactly(expected, expected);
        assertThat(store.approvalsFor(List.of(REQUESTER))).isEmpty();
        assertThat(store.approvalsFor(List.of())).isEmpty();
    }

    @Test
    void a_case_that_cannot_be_kept_leaves_nothing_behind() {
        store.keep(request(received("first"), approved(1, "PA-1")), MINUTE);
        NewCase usesItsNumber = request(received("second"), approved(1, "PA-1"));

        assertThatThrownBy(() -> store.keep(usesItsNumber, MINUTE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("PA-1");

        assertThat(store.answeredBefore(received("second"), MINUTE)).isEmpty();
        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(REQUESTER)))
                .hasSize(1);
        assertThat(store.keep(request(received("second"), approved(1, "PA-2")), MINUTE)
                        .repeated())
                .isFalse();
    }

    @Test
    void what_was_never_kept_is_not_found() {
        assertThat(store.find(UUID.randomUUID())).isEqualTo(Optional.empty());
        assertThat(store.byClaimResponse("none")).isEmpty();
    }
}
