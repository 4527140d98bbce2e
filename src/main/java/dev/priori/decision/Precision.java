package dev.priori.decision;

import dev.priori.chart.fact.When;
import java.time.LocalDate;

/** Compares dates with the precision they were written in: true only when every day they may mean agrees. */
final class Precision {
    private Precision() {}

    /** True when the date is certainly later than the day. */
    static boolean isAfter(When date, LocalDate day) {
        return order(date, day) > 0;
    }

    /** True when the date is certainly earlier than the day. */
    static boolean isBefore(When date, LocalDate day) {
        return order(date, day) < 0;
    }

    private static int order(When date, LocalDate day) {
        int years = Integer.compare(date.year(), day.getYear());
        if (years != 0 || date.month() == null) {
            return years;
        }
        int months = Integer.compare(date.month(), day.getMonthValue());
        if (months != 0 || date.day() == null) {
            return months;
        }
        return Integer.compare(date.day(), day.getDayOfMonth());
    }
}
