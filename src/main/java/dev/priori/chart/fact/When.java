package dev.priori.chart.fact;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR date or dateTime with the precision it was written in: a year, a month or a day, as the source wrote it (no
 * time zone conversion). {@code time} keeps the time of day, for ordering within one day only.
 */
public record When(
        int year,
        @Nullable Integer month,
        @Nullable Integer day,
        @Nullable String time) {

    /** A full date. */
    public static When of(LocalDate date) {
        return new When(date.getYear(), date.getMonthValue(), date.getDayOfMonth(), null);
    }

    /** The day, when the source gave one. */
    public Optional<LocalDate> toDay() {
        return month == null || day == null ? Optional.empty() : Optional.of(LocalDate.of(year, month, day));
    }

    /** The FHIR form, cut to the day: {@code 2025}, {@code 2025-06} or {@code 2025-06-16}. */
    public String toDateString() {
        if (month == null) {
            return "%04d".formatted(year);
        }
        return day == null ? "%04d-%02d".formatted(year, month) : "%04d-%02d-%02d".formatted(year, month, day);
    }
}
