package dev.priori.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** Callers that call one server one after the other's answer, and what came of it. */
final class Load {

    private final Side side;
    private final Template template;
    private final AtomicLong numbers = new AtomicLong();

    Load(Side side, Template template) {
        this.side = side;
        this.template = template;
    }

    /**
     * What a round took.
     *
     * @param nanos each answer's time, sorted
     */
    record Round(double seconds, double cpuMillis, long[] nanos) {

        static Round together(Round one, Round other) {
            long[] all = LongStream.concat(Arrays.stream(one.nanos), Arrays.stream(other.nanos))
                    .sorted()
                    .toArray();
            return new Round(one.seconds + other.seconds, one.cpuMillis + other.cpuMillis, all);
        }

        double rate() {
            return nanos.length / seconds;
        }

        double cpuPerRequest() {
            return cpuMillis / nanos.length;
        }

        /** Milliseconds that this part of the answers took at most. */
        double within(double part) {
            return nanos[(int) Math.min(nanos.length - 1, Math.ceil(part * nanos.length))] / 1e6;
        }
    }

    Side side() {
        return side;
    }

    /** One request; the answer's body. */
    String once() {
        try (var caller = new Caller(side.port(), template)) {
            caller.send(numbers.getAndIncrement());
            return caller.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(side.name(), broken);
        }
    }

    /** As many requests as come back in that time. */
    Round during(double seconds, int callers) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return run(callers, done -> System.nanoTime() < end);
    }

    /** That many requests. */
    Round requests(long count, int callers) {
        var left = new AtomicLong(count);
        return run(callers, done -> left.getAndDecrement() > 0);
    }

    private Round run(int callers, LongPredicate goOn) {
        var times = new long[callers][];
        var threads = new Thread[callers];
        var failures = new IOException[callers];
        long cpu = side.cpuMillis();
        long began = System.nanoTime();
        for (int i = 0; i < callers; i++) {
            int caller = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                try {
                    times[caller] = call(goOn);
                } catch (IOException broken) {
                    failures[caller] = broken;
                }
            });
        }
        join(threads);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuMillis = side.cpuMillis() - cpu;
        for (IOException failure : failures) {
            if (failure != null) {
                throw new UncheckedIOException(side.name(), failure);
            }
        }
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Round(seconds, cpuMillis, all);
    }

    private long[] call(LongPredicate goOn) throws IOException {
        var nanos = new long[64];
        int count = 0;
        try (var caller = new Caller(side.port(), template)) {
            while (goOn.test(count)) {
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                nanos[count] = caller.send(numbers.getAndIncrement());
                count++;
            }
        }
        return Arrays.copyOf(nanos, count);
    }

    private static void join(Thread[] threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }
}
