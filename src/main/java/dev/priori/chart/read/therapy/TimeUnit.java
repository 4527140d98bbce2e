package dev.priori.chart.read.therapy;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Units of time by their UCUM code or in words; a month is 30 days, a year 365. */
enum TimeUnit {
    SECOND(1, 86_400),
    MINUTE(1, 1440),
    HOUR(1, 24),
    DAY(1, 1),
    WEEK(7, 1),
    MONTH(30, 1),
    YEAR(365, 1);

    private final BigDecimal days;
    private final BigDecimal perDay;

    /** One unit is {@code days / perDay} days. */
    TimeUnit(int days, int perDay) {
        this.days = BigDecimal.valueOf(days);
        this.perDay = BigDecimal.valueOf(perDay);
    }

    BigDecimal toDays(BigDecimal value) {
        return Amounts.divide(value.multiply(days), perDay);
    }

    /** How often a day something happens that happens {@code times} in {@code period} of this unit. */
    BigDecimal timesPerDay(BigDecimal times, BigDecimal period) {
        return Amounts.divide(times.multiply(perDay), period.multiply(days));
    }

    static @Nullable TimeUnit of(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "sec", "second", "seconds" -> SECOND;
            case "min", "minute", "minutes" -> MINUTE;
            case "h", "hr", "hour", "hours" -> HOUR;
            case "d", "day", "days", "{day}", "{days}" -> DAY;
            case "wk", "week", "weeks" -> WEEK;
            case "mo", "month", "months" -> MONTH;
            case "a", "yr", "year", "years" -> YEAR;
            default -> null;
        };
    }
}
