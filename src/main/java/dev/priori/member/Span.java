package dev.priori.member;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days from the first to the last, both included; null is open. */
public record Span(@Nullable LocalDate first, @Nullable LocalDate last) {

    /** True when that day lies in it. */
    public boolean holds(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }
}
