package dev.priori.crd.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.priori.authorization.Assertion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedCommitTest {
    private final List<List<Assertion>> transactions = Collections.synchronizedList(new ArrayList<>());

    @Test
    void a_single_call_is_one_transaction() {
        var mine = List.of(assertion("fine"), assertion("fine"));

        new SharedCommit(transactions::add).accept(mine);

        assertThat(transactions).containsExactly(mine);
    }

    @Test
    void calls_that_come_while_one_is_written_are_written_together_and_once() throws Exception {
        var writing = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var shared = new SharedCommit(all -> {
            writing.countDown();
            await(go);
            transactions.add(all);
        });
        try (var callers = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<Future<?>>();
            results.add(callers.submit(() -> shared.accept(List.of(assertion("fine")))));
            writing.await();
            for (int i = 0; i < 7; i++) {
                results.add(callers.submit(() -> shared.accept(List.of(assertion("fine")))));
            }
            go.countDown();
            for (Future<?> result : results) {
                result.get();
            }
        }

        assertThat(transactions.stream().flatMap(List::stream)).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void one_call_that_cannot_be_kept_fails_alone() throws Exception {
        var writing = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var shared = new SharedCommit(all -> {
            writing.countDown();
            await(go);
            if (all.stream().anyMatch(one -> one.outcome().equals("faulty"))) {
                throw new IllegalStateException("faulty");
            }
            transactions.add(all);
        });
        try (var callers = Executors.newFixedThreadPool(3)) {
            Future<?> first = callers.submit(() -> shared.accept(List.of(assertion("fine"))));
            writing.await();
            Future<?> faulty = callers.submit(() -> shared.accept(List.of(assertion("faulty"))));
            Future<?> fine = callers.submit(() -> shared.accept(List.of(assertion("fine"))));
            go.countDown();
            first.get();
            fine.get();
            assertThatThrownBy(faulty::get).hasRootCauseMessage("faulty");
        }

        assertThat(transactions.stream().flatMap(List::stream)).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Assertion assertion(String outcome) {
        return new Assertion(
                UUID.randomUUID(),
                "order-sign",
                "h",
                "o",
                "c",
                "k",
                List.of(),
                null,
                null,
                null,
                outcome,
                List.of(),
                "{}",
                Instant.EPOCH,
                null);
    }
}
