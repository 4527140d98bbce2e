package dev.priori.crd.keep;

import dev.priori.authorization.Assertion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps assertions of calls that come at the same time in one transaction: while one caller's write is under way the others
 * queue, and the next of them writes for all. A single caller waits for nobody; nobody returns before its own are on disk.
 */
public final class SharedCommit implements Consumer<List<Assertion>> {

    private static final int MOST_CALLS = 64;

    private final Consumer<List<Assertion>> store;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * @param store keeps all of a list or none, durably when it returns
     */
    public SharedCommit(Consumer<List<Assertion>> store) {
        this.store = store;
    }

    /** Keeps them; throws what the store throws for them. */
    @Override
    public void accept(List<Assertion> assertions) {
        var mine = new Waiting(assertions);
        queue.add(mine);
        writing.lock();
        try {
            while (!mine.done) {
                writeTogether();
            }
        } finally {
            writing.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private void writeTogether() {
        var calls = new ArrayList<Waiting>();
        var all = new ArrayList<Assertion>();
        while (calls.size() < MOST_CALLS && queue.poll() instanceof Waiting next) {
            calls.add(next);
            all.addAll(next.assertions);
        }
        try {
            store.accept(all);
            calls.forEach(call -> call.done = true);
        } catch (RuntimeException together) {
            calls.forEach(call -> writeAlone(call, calls.size() == 1 ? together : null));
        }
    }

    /** What fails together may be one call's fault: each gets its own result. */
    private void writeAlone(Waiting call, @Nullable RuntimeException known) {
        call.failure = known;
        if (known == null) {
            try {
                store.accept(call.assertions);
            } catch (RuntimeException alone) {
                call.failure = alone;
            }
        }
        call.done = true;
    }

    /** One call's assertions; read and written by the holder of the lock only. */
    private static final class Waiting {
        private final List<Assertion> assertions;
        private boolean done;
        private @Nullable RuntimeException failure;

        Waiting(List<Assertion> assertions) {
            this.assertions = assertions;
        }
    }
}
