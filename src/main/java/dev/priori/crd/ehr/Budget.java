package dev.priori.crd.ehr;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What is left of the bounds of one call. Thread-safe. */
final class Budget {

    private final long end;
    private final AtomicInteger resources;
    private final AtomicInteger bytes;

    Budget(Bounds bounds) {
        this.end = System.nanoTime() + bounds.deadline().toNanos();
        this.resources = new AtomicInteger(bounds.resources());
        this.bytes = new AtomicInteger(bounds.bytes());
    }

    /** Time left, never less than zero. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Bytes left, never less than zero. */
    int bytesLeft() {
        return Math.max(0, bytes.get());
    }

    void takeBytes(int count) {
        bytes.addAndGet(-count);
    }

    /** False when that many resources are more than is left. */
    boolean takeResources(int count) {
        return resources.addAndGet(-count) >= 0;
    }
}
