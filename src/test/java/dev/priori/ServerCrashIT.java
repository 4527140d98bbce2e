package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.PasClient.Acknowledged;
import dev.priori.pas.PasAnswer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server under load, ended by signal 9 and started again on the same data. */
class ServerCrashIT {
    private static final int LIVES = 2;
    private static final int CALLERS = 4;
    private static final int ACKNOWLEDGED_PER_LIFE = 60;
    private static final int SIGNAL_9 = 128 + 9;

    @TempDir
    private Path folder;

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<PasAnswer> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger members = new AtomicInteger();

    @Test
    void whatever_was_answered_before_a_kill_is_found_once_with_its_number_and_result() throws Exception {
        for (int life = 1; life <= LIVES; life++) {
            submitUntilKilled();
            assertThat(refused).isEmpty();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(life * ACKNOWLEDGED_PER_LIFE);
        }
        assertThat(acknowledged)
                .extracting(Acknowledged::code)
                .contains("A1", "A4")
                .isSubsetOf("A1", "A4");
        assertThat(acknowledged).extracting(Acknowledged::number).doesNotHaveDuplicates();

        try (var server = new ServerProcess(folder, "--server.port=0");
                var client = new PasClient(server.port())) {
            assertThat(acknowledged).allSatisfy(client::find);
            Acknowledged next = Acknowledged.of("M-NEXT", client.submit(PasClient.request(0, "M-NEXT")));
            assertThat(acknowledged).extracting(Acknowledged::number).doesNotContain(next.number());
        }
    }

    @Test
    void the_same_bytes_twice_at_once_get_two_whole_equal_answers_and_one_case() throws Exception {
        try (var server = new ServerProcess(folder, "--server.port=0");
                var client = new PasClient(server.port())) {
            for (int i = 0; i < 10; i++) {
                String member = "M-TWICE-" + i;
                String body = PasClient.request(i, member);
                List<CompletableFuture<PasAnswer>> calls = Stream.generate(
                                () -> CompletableFuture.supplyAsync(() -> client.submit(body)))
                        .limit(2)
                        .toList();
                PasAnswer one = calls.getFirst().join();
                assertThat(calls.getLast().join()).isEqualTo(one);
                assertThat(client.ofMember(member)).containsExactly(Acknowledged.of(member, one));
            }
        }
    }

    private void submitUntilKilled() throws Exception {
        var enough = new CountDownLatch(ACKNOWLEDGED_PER_LIFE);
        try (var server = new ServerProcess(folder, "--server.port=0");
                var client = new PasClient(server.port());
                var callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> submitWhileItLives(client, enough));
            }
            assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();
            assertThat(server.kill()).isEqualTo(SIGNAL_9);
        }
    }

    private void submitWhileItLives(PasClient client, CountDownLatch enough) {
        while (true) {
            int number = members.incrementAndGet();
            String member = "M-CRASH-" + number;
            PasAnswer answer;
            try {
                answer = client.submit(PasClient.request(number, member));
            } catch (UncheckedIOException gone) {
                return;
            }
            if (answer.status() != 200) {
                refused.add(answer);
                return;
            }
            acknowledged.add(Acknowledged.of(member, answer));
            enough.countDown();
        }
    }
}
