package dev.priori.chart.read.element;

import dev.priori.chart.fact.When;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** FHIR dates, dateTimes and instants, in the precision they were written in and without conversion between time zones. */
public final class Dates {

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private Dates() {}

    /** The date of that name, null when absent; a malformed one is an {@link ElementFault}. */
    public static @Nullable When date(JsonNode object, String name) {
        String text = Fields.string(object, name);
        if (text == null) {
            return null;
        }
        When when = parse(text);
        if (when == null) {
            throw new ElementFault(object, name, "no valid date");
        }
        return when;
    }

    /** The start of the Period of that name. */
    public static @Nullable When start(JsonNode object, String period) {
        ObjectNode found = Fields.object(object, period);
        return found == null ? null : date(found, "start");
    }

    /** The end of the Period of that name. */
    public static @Nullable When end(JsonNode object, String period) {
        ObjectNode found = Fields.object(object, period);
        return found == null ? null : date(found, "end");
    }

    /** {@code <name>DateTime}, else the start of {@code <name>Period}. */
    public static @Nullable When startOf(JsonNode object, String dateTime, String period) {
        When date = date(object, dateTime);
        return date == null ? start(object, period) : date;
    }

    /** The first day the date can mean. */
    public static LocalDate earliest(When when) {
        Integer month = when.month();
        Integer day = when.day();
        return LocalDate.of(when.year(), month == null ? 1 : month, month == null || day == null ? 1 : day);
    }

    /** The last day the date can mean. */
    public static LocalDate latest(When when) {
        Integer month = when.month();
        Integer day = when.day();
        if (month == null) {
            return LocalDate.of(when.year(), 12, 31);
        }
        return day == null ? YearMonth.of(when.year(), month).atEndOfMonth() : LocalDate.of(when.year(), month, day);
    }

    /** Null when the text is no date that exists. */
    public static @Nullable When parse(String text) {
        int length = text.length();
        int year = length < YEAR ? -1 : digits(text, 0, YEAR);
        if (year < 1) {
            return null;
        }
        if (length == YEAR) {
            return new When(year, null, null, null);
        }
        int month = length < MONTH || text.charAt(YEAR) != '-' ? -1 : digits(text, YEAR + 1, MONTH);
        if (month < 1 || month > 12) {
            return null;
        }
        if (length == MONTH) {
            return new When(year, month, null, null);
        }
        int day = length < DAY || text.charAt(MONTH) != '-' ? -1 : digits(text, MONTH + 1, DAY);
        if (day < 1 || day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        if (length == DAY) {
            return new When(year, month, day, null);
        }
        String time = text.charAt(DAY) == 'T' ? text.substring(DAY + 1) : "";
        return isTime(time) ? new When(year, month, day, time) : null;
    }

    /** hh:mm, hh:mm:ss or with a fraction, then Z, an offset or nothing. */
    private static boolean isTime(String text) {
        if (text.length() < 5
                || !within(digits(text, 0, 2), 23)
                || text.charAt(2) != ':'
                || !within(digits(text, 3, 5), 59)) {
            return false;
        }
        int at = 5;
        if (at + 3 <= text.length() && text.charAt(at) == ':') {
            if (!within(digits(text, at + 1, at + 3), 60)) {
                return false;
            }
            at += 3;
            if (at < text.length() && text.charAt(at) == '.') {
                int fraction = at + 1;
                at = fraction;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
                if (at == fraction) {
                    return false;
                }
            }
        }
        return isZone(text, at);
    }

    private static boolean isZone(String text, int at) {
        int rest = text.length() - at;
        if (rest == 0) {
            return true;
        }
        char sign = text.charAt(at);
        if (rest == 1) {
            return sign == 'Z';
        }
        return rest == 6
                && (sign == '+' || sign == '-')
                && within(digits(text, at + 1, at + 3), 14)
                && text.charAt(at + 3) == ':'
                && within(digits(text, at + 4, at + 6), 59);
    }

    private static boolean within(int value, int largest) {
        return value >= 0 && value <= largest;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number between two places, -1 when anything else than digits stands there. */
    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
