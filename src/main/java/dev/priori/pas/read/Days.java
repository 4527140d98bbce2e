package dev.priori.pas.read;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The days that a FHIR date or Period may mean, both inclusive; an open end lies beyond every date. */
public record Days(LocalDate from, LocalDate to) {

    /**
     * Reads a date, dateTime or Period.
     *
     * @return empty when it is none of these, or a malformed one
     */
    public static Optional<Days> read(JsonNode value) {
        try {
            if (value.isString()) {
                return Optional.of(of(value.stringValue()));
            }
            JsonNode start = value.path("start");
            JsonNode end = value.path("end");
            return start.isString() || end.isString()
                    ? Optional.of(new Days(
                            start.isString() ? of(start.stringValue()).from : LocalDate.MIN,
                            end.isString() ? of(end.stringValue()).to : LocalDate.MAX))
                    : Optional.empty();
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    public boolean overlaps(Days other) {
        return !from.isAfter(other.to) && !to.isBefore(other.from);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    private static Days of(String text) {
        return switch (text.length()) {
            case 4 ->
                new Days(Year.parse(text).atDay(1), Year.parse(text).atMonth(12).atEndOfMonth());
            case 7 ->
                new Days(YearMonth.parse(text).atDay(1), YearMonth.parse(text).atEndOfMonth());
            default -> {
                LocalDate day = LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                yield new Days(day, day);
            }
        };
    }
}
