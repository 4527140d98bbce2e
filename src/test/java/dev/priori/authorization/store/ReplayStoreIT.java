package dev.priori.authorization.store;

import static dev.priori.authorization.store.AtOnce.atOnce;
import static dev.priori.authorization.store.Requests.MEMBER;
import static dev.priori.authorization.store.Requests.NOON;
import static dev.priori.authorization.store.Requests.REQUESTER;
import static dev.priori.authorization.store.Requests.approved;
import static dev.priori.authorization.store.Requests.received;
import static dev.priori.authorization.store.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.authorization.store.CaseStore.Kept;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class ReplayStoreIT {

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
    void the_same_bytes_again_get_the_stored_answer() {
        Received received = received("{}");
        assertThat(store.answeredBefore(received, MINUTE)).isEmpty();
        NewCase request = request(received, approved(1, "PA-1"));
        Kept first = store.keep(request, MINUTE);

        assertThat(store.answeredBefore(received, MINUTE))
                .hasValueSatisfying(a -> assertThat(a).isEqualTo(request.answer()));
        Kept second = store.keep(request(received, approved(1, "PA-2")), MINUTE);

        assertThat(second.repeated()).isTrue();
        assertThat(second.kept()).isEqualTo(first.kept());
        assertThat(second.answer()).isEqualTo(first.answer());
        assertThat(store.byNumber("PA-2")).isEmpty();
    }

    @Test
    void a_row_that_a_killed_process_left_behind_does_not_hold_up_the_same_bytes() {
        Received received = received("{}");
        store.keep(request(received, approved(1, "PA-1")), MINUTE);
        var client = new Database(source).client();
        client.sql("update replay set case_id = ?").param(UUID.randomUUID()).update();

        Kept again = store.keep(request(received, approved(1, "PA-2")), MINUTE);

        assertThat(again.repeated()).isFalse();
        assertThat(store.byNumber("PA-2")).contains(again.kept());
    }

    @Test
    void other_bytes_another_caller_or_another_version_is_another_request() {
        store.keep(request(received("{}"), approved(1, "PA-1")), MINUTE);

        assertThat(store.answeredBefore(received("{} "), MINUTE)).isEmpty();
        assertThat(store.answeredBefore(sameBytes("another", "pas-2.2", 0), MINUTE))
                .isEmpty();
        assertThat(store.answeredBefore(sameBytes("clearinghouse", "pas-2.0", 0), MINUTE))
                .isEmpty();
        assertThat(store.answeredBefore(sameBytes("clearinghouse", "pas-2.2", 0), MINUTE))
                .isPresent();
    }

    @Test
    void after_the_window_the_same_bytes_are_a_new_request() {
        Kept first = store.keep(request(received("{}"), approved(1, "PA-1")), MINUTE);
        Received later = sameBytes("clearinghouse", "pas-2.2", 60);

        assertThat(store.answeredBefore(later, MINUTE)).isEmpty();
        Kept second = store.keep(request(later, approved(1, "PA-2")), MINUTE);

        assertThat(second.repeated()).isFalse();
        assertThat(second.kept().id()).isNotEqualTo(first.kept().id());
        assertThat(store.answeredBefore(sameBytes("clearinghouse", "pas-2.2", 119), MINUTE))
                .hasValueSatisfying(answer -> assertThat(answer).isEqualTo(second.answer()));
    }

    @Test
    void without_a_window_every_request_is_kept() {
        store.keep(request(received("{}"), approved(1, "PA-1")), Duration.ZERO);
        store.keep(request(received("{}"), approved(1, "PA-2")), Duration.ZERO);

        assertThat(store.answeredBefore(received("{}"), Duration.ZERO)).isEmpty();
        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(REQUESTER)))
                .hasSize(2);
    }

    @Test
    void the_same_bytes_at_once_get_one_whole_answer_and_make_one_case() throws Exception {
        for (int round = 0; round < 20; round++) {
            Received received = received("round " + round);
            List<Kept> answers = atOnce(8, caller -> {
                NewCase mine = request(received, approved(1, numbers.authorization()));
                return store.keep(mine, MINUTE);
            });

            assertThat(answers).filteredOn(kept -> !kept.repeated()).hasSize(1);
            assertThat(answers)
                    .extracting(kept -> kept.kept().id())
                    .containsOnly(answers.getFirst().kept().id());
            assertThat(answers)
                    .allSatisfy(kept -> assertThat(kept.answer())
                            .isEqualTo(answers.getFirst().answer()));
            assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(REQUESTER)))
                    .hasSize(round + 1);
        }
    }

    @Test
    void the_same_bytes_at_once_after_the_window_make_one_more_case() throws Exception {
        store.keep(request(received("{}"), approved(1, "PA-1")), MINUTE);
        Received later = sameBytes("clearinghouse", "pas-2.2", 3600);

        List<Kept> answers =
                atOnce(8, caller -> store.keep(request(later, approved(1, numbers.authorization())), MINUTE));

        assertThat(answers).filteredOn(kept -> !kept.repeated()).hasSize(1);
        assertThat(store.byMemberAndProvider(List.of(MEMBER), List.of(REQUESTER)))
                .hasSize(2);
    }

    @Test
    void numbers_drawn_at_once_never_repeat_and_carry_a_check_digit() throws Exception {
        List<List<String>> drawn = atOnce(
                8,
                caller -> IntStream.range(0, 100)
                        .mapToObj(i -> i % 2 == 0 ? numbers.authorization() : numbers.administrationReference())
                        .toList());

        List<String> all = drawn.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().allMatch(number -> number.matches("(PA|AR)-\\d{9,}\\d"));
        assertThat(Numbers.withCheckDigit(7992739871L)).isEqualTo("79927398713");
        assertThat(Numbers.withCheckDigit(1)).isEqualTo("0000000018");
    }

    private static Received sameBytes(String caller, String interfaceVersion, int secondsLater) {
        return Received.of(
                caller, interfaceVersion, "{}".getBytes(StandardCharsets.UTF_8), NOON.plusSeconds(secondsLater));
    }
}
