package dev.priori.chart.read.form;

import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Amounts in answers. */
final class Quantities {

    private static final BigDecimal MG_PER_G = BigDecimal.valueOf(1000);

    private Quantities() {}

    /** An answered quantity in mg, or without a unit; null in any other unit. */
    static @Nullable BigDecimal milligrams(ObjectNode answer) {
        ObjectNode quantity = Fields.object(answer, "valueQuantity");
        if (quantity == null) {
            BigDecimal decimal = Fields.decimal(answer, "valueDecimal");
            return decimal == null ? Fields.decimal(answer, "valueInteger") : decimal;
        }
        String code = Fields.string(quantity, "code");
        String unit = code == null ? Fields.string(quantity, "unit") : code;
        BigDecimal value = Fields.decimal(quantity, "value");
        if (value == null || unit == null) {
            return value;
        }
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "mg", "mg/d", "mg/{day}", "mg/day" -> value;
            case "g", "g/d" -> value.multiply(MG_PER_G);
            default -> null;
        };
    }
}
