package dev.priori.chart.read.therapy;

import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Quantities of a product in milligrams or tablets, and durations in days. */
final class Amounts {

    static final String MG = "mg";
    static final String TABLET = "tablet";

    private static final BigDecimal MG_PER_G = BigDecimal.valueOf(1000);

    private Amounts() {}

    /** An amount above zero in {@code mg} or {@code tablet}. */
    record Amount(BigDecimal value, String unit) {}

    /** The amount of a Quantity; null when it has no value, or a unit that is neither mass nor tablets. */
    static @Nullable Amount amount(ObjectNode quantity) {
        BigDecimal value = Fields.decimal(quantity, "value");
        String unit = unit(quantity);
        if (value == null || unit == null || value.signum() <= 0) {
            return null;
        }
        return unit.equals("g") ? new Amount(value.multiply(MG_PER_G), MG) : new Amount(value, unit);
    }

    /** Null when unit and code name neither, or contradict each other. */
    private static @Nullable String unit(ObjectNode quantity) {
        String coded = kind(Fields.string(quantity, "code"));
        String written = kind(Fields.string(quantity, "unit"));
        if (coded == null || written == null) {
            return coded == null ? written : coded;
        }
        return coded.equals(written) ? coded : null;
    }

    private static @Nullable String kind(@Nullable String unit) {
        if (unit == null) {
            return null;
        }
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "mg", "milligram", "milligrams" -> MG;
            case "g", "gram", "grams" -> "g";
            case "{tbl}", "{tablet}", "{tablets}", "tab", "tabs", "1", "tablet", "tablets", "tablet(s)" -> TABLET;
            default -> null;
        };
    }

    /** {@code tablet}, {@code mg}, the unit as written, or "" when none was written. */
    static String supplyUnit(ObjectNode quantity) {
        String unit = unit(quantity);
        if (unit != null && !unit.equals("g")) {
            return unit;
        }
        String written = Fields.string(quantity, "unit");
        String code = Fields.string(quantity, "code");
        return written != null ? written : code == null ? "" : code;
    }

    /** A Duration or Quantity of time in days, above zero; null when it is none. */
    static @Nullable BigDecimal days(ObjectNode duration) {
        BigDecimal value = Fields.decimal(duration, "value");
        String unit = Fields.string(duration, "code");
        TimeUnit known = unit == null ? null : TimeUnit.of(unit);
        if (known == null) {
            String written = Fields.string(duration, "unit");
            known = written == null ? null : TimeUnit.of(written);
        }
        if (value == null || known == null || value.signum() <= 0) {
            return null;
        }
        return known.toDays(value);
    }

    /** A positive number of the object; null when absent or not positive. */
    static @Nullable BigDecimal positive(JsonNode object, String name) {
        BigDecimal value = Fields.decimal(object, name);
        return value == null || value.signum() <= 0 ? null : value;
    }

    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, MathContext.DECIMAL64);
    }
}
