package dev.priori.chart.read.therapy;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.read.element.Concepts;
import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often a dose is taken.
 *
 * @param perDay doses on a day with doses, by the upper end of a range
 * @param everyDay false when there are days without a dose
 */
record Frequency(BigDecimal perDay, boolean everyDay) {

    private static final BigDecimal HOURS = BigDecimal.valueOf(24);
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    /** The frequency of a Timing; null when it cannot be told. */
    static @Nullable Frequency of(ObjectNode timing) {
        ObjectNode repeat = Fields.object(timing, "repeat");
        Frequency repeated = repeat == null ? null : ofRepeat(repeat);
        return repeated == null ? ofCode(Concepts.concept(timing, "code")) : repeated;
    }

    private static @Nullable Frequency ofRepeat(ObjectNode repeat) {
        int perDosingDay = Math.max(
                Fields.strings(repeat, "timeOfDay").size(),
                Fields.strings(repeat, "when").size());
        int weekdays = Fields.strings(repeat, "dayOfWeek").size();
        BigDecimal average = average(repeat, perDosingDay);
        if (average == null) {
            return null;
        }
        if (weekdays > 0 && weekdays < 7) {
            BigDecimal shared = Amounts.divide(average.multiply(WEEK), BigDecimal.valueOf(weekdays));
            boolean weekly = average.compareTo(BigDecimal.ONE) < 0;
            return new Frequency((weekly ? shared : average).max(BigDecimal.ONE), false);
        }
        return ofAverage(average);
    }

    /** Doses a day, on average. */
    private static @Nullable BigDecimal average(ObjectNode repeat, int perDosingDay) {
        BigDecimal most = Amounts.positive(repeat, "frequencyMax");
        BigDecimal times = most == null ? Amounts.positive(repeat, "frequency") : most;
        if (times == null) {
            times = BigDecimal.valueOf(Math.max(1, perDosingDay));
        }
        String unit = Fields.string(repeat, "periodUnit");
        TimeUnit known = unit == null ? null : TimeUnit.of(unit);
        BigDecimal period = Amounts.positive(repeat, "period");
        if (known != null && period != null) {
            return known.timesPerDay(times, period);
        }
        return perDosingDay > 0 && !repeat.has("period") ? times : null;
    }

    private static Frequency ofAverage(BigDecimal average) {
        return average.compareTo(BigDecimal.ONE) < 0
                ? new Frequency(BigDecimal.ONE, false)
                : new Frequency(average, true);
    }

    private static @Nullable Frequency ofCode(Concept code) {
        for (Coding coding : code.codings()) {
            Frequency found = ofAbbreviation(coding.code());
            if (found != null) {
                return found;
            }
        }
        return code.text() == null ? null : ofAbbreviation(code.text());
    }

    private static @Nullable Frequency ofAbbreviation(String abbreviation) {
        String code = abbreviation.toUpperCase(Locale.ROOT);
        return switch (code) {
            case "QD", "DAILY", "AM", "PM", "QAM", "QPM", "BED", "HS", "QHS" -> daily(1);
            case "BID" -> daily(2);
            case "TID" -> daily(3);
            case "QID" -> daily(4);
            case "QOD", "WK", "QWK", "MO" -> new Frequency(BigDecimal.ONE, false);
            default -> everyHours(code);
        };
    }

    /** Q8H and the like. */
    private static @Nullable Frequency everyHours(String code) {
        int length = code.length();
        if (length < 3 || length > 5 || code.charAt(0) != 'Q' || code.charAt(length - 1) != 'H') {
            return null;
        }
        int hours = 0;
        for (int i = 1; i < length - 1; i++) {
            int digit = code.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            hours = hours * 10 + digit;
        }
        return hours == 0 ? null : ofAverage(Amounts.divide(HOURS, BigDecimal.valueOf(hours)));
    }

    private static Frequency daily(int times) {
        return new Frequency(BigDecimal.valueOf(times), true);
    }
}
