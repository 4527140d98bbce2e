package dev.priori.decision;

import dev.priori.chart.Order.RequestedPeriod;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How long an order asks for: whole months where the dates asked for are that, else days. It stays the same when the start
 * moves.
 */
record AskedLength(int months, int days) {
    private static final int MONTHS_OF_A_LEAP_CYCLE = 48;

    /** Empty when no length is asked for, or the end asked for lies before the start. */
    static Optional<AskedLength> of(RequestedPeriod asked, LocalDate asOf) {
        if (asked.end() == null) {
            return asked.days() == null || asked.days() < 1
                    ? Optional.empty()
                    : Optional.of(new AskedLength(0, asked.days()));
        }
        LocalDate start = asked.start() == null ? asOf : asked.start();
        LocalDate after = asked.end().plusDays(1);
        if (!after.isAfter(start)) {
            return Optional.empty();
        }
        int months = (int) ChronoUnit.MONTHS.between(start, after);
        return Optional.of(
                start.plusMonths(months).equals(after)
                        ? new AskedLength(months, 0)
                        : new AskedLength(0, (int) ChronoUnit.DAYS.between(start, after)));
    }

    LocalDate lastDay(LocalDate start) {
        return start.plusMonths(months).plusDays(days).minusDays(1);
    }

    /** A length in days is within so many months when it is for some start: 366 days are within twelve. */
    boolean within(int limit) {
        return months <= limit && days <= longest(limit);
    }

    private static long longest(int limit) {
        var first = LocalDate.of(2024, 1, 1);
        return LongStream.range(0, MONTHS_OF_A_LEAP_CYCLE)
                .map(shift -> ChronoUnit.DAYS.between(first.plusMonths(shift), first.plusMonths(shift + limit)))
                .max()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return days == 0 ? months + (months == 1 ? " month" : " months") : days + (days == 1 ? " day" : " days");
    }
}
