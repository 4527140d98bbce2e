package dev.priori.authorization.response;

import dev.priori.authorization.request.RequestedItem;
import dev.priori.decision.Determination.Authorized;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How much of an item is asked for, and how much is authorized. A quantity without a unit is not told (PAS 2.2.1, prof-2). */
final class Quantities {

    private Quantities() {}

    /** As it was asked for; null when there is none with a unit. */
    static @Nullable ObjectNode asked(RequestedItem item) {
        return item.node().get("quantity") instanceof ObjectNode quantity
                        && quantity.path("value").isNumber()
                        && (quantity.has("unit") || quantity.has("code"))
                ? quantity
                : null;
    }

    /**
     * As it is authorized: by the number a reviewer gave, else as much of what was asked for as falls into the authorized
     * period, without a fraction.
     */
    static @Nullable ObjectNode authorized(RequestedItem item, Authorized authorized) {
        ObjectNode asked = asked(item);
        if (asked == null) {
            return null;
        }
        if (authorized.quantity() != null) {
            return asked.deepCopy().put("value", authorized.quantity());
        }
        BigDecimal quantity = asked.path("value").decimalValue();
        long days = days(authorized.from(), authorized.to());
        long daysAsked = daysAsked(item).orElse(days);
        if (daysAsked > days) {
            quantity = quantity.multiply(BigDecimal.valueOf(days))
                    .divide(BigDecimal.valueOf(daysAsked), 0, RoundingMode.DOWN);
        }
        return asked.deepCopy().put("value", quantity);
    }

    private static Optional<Long> daysAsked(RequestedItem item) {
        JsonNode period = item.node().path("servicedPeriod");
        try {
            return Optional.of(days(day(period.path("start")), day(period.path("end"))));
        } catch (DateTimeParseException incomplete) {
            return Optional.empty();
        }
    }

    private static LocalDate day(JsonNode date) {
        String text = date.asString("");
        return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
