package dev.priori.chart.read;

import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.therapy.DosingReader;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The period asked for (criterion C9, D-47, D-72, D-113). */
final class RequestedPeriods {

    private static final int LONGEST_DAYS = 36_500;

    private RequestedPeriods() {}

    /** Of the Claim item, else of the order: validityPeriod, else (repeats + 1) x supply days. */
    static RequestedPeriod read(@Nullable Entry order, @Nullable ClaimItem item) {
        RequestedPeriod ordered = order == null ? RequestedPeriod.NONE : orderedOrNone(order.resource());
        if (item == null) {
            return ordered;
        }
        ObjectNode node = item.item();
        When on = Dates.date(node, "servicedDate");
        When start = on == null ? Dates.start(node, "servicedPeriod") : on;
        When end = on == null ? Dates.end(node, "servicedPeriod") : on;
        if (isPast(end, Dates.date(item.claim().resource(), "created"))) {
            When service = start == null ? end : start;
            return new RequestedPeriod(first(service), last(end), null, true);
        }
        if (start == null && end == null) {
            return ordered;
        }
        return on == null && end != null
                ? new RequestedPeriod(first(start), last(end), null, false)
                : new RequestedPeriod(first(start), null, length(ordered), false);
    }

    /** The service was over before the Claim was made. */
    private static boolean isPast(@Nullable When end, @Nullable When created) {
        return end != null && created != null && Dates.latest(end).isBefore(Dates.earliest(created));
    }

    /** An order whose supply cannot be read asks for no period; the chart reports the fault. */
    private static RequestedPeriod orderedOrNone(ObjectNode order) {
        try {
            return ordered(order);
        } catch (ElementFault unreadable) {
            return RequestedPeriod.NONE;
        }
    }

    /** The period an order asks for by itself. */
    static RequestedPeriod ordered(ObjectNode order) {
        if (!(order.get("dispenseRequest") instanceof ObjectNode dispense)) {
            return RequestedPeriod.NONE;
        }
        When start = Dates.start(dispense, "validityPeriod");
        When end = Dates.end(dispense, "validityPeriod");
        if (end != null) {
            return new RequestedPeriod(first(start), last(end), null, false);
        }
        Integer days = days(dispense);
        return start == null && days == null
                ? RequestedPeriod.NONE
                : new RequestedPeriod(first(start), null, days, false);
    }

    /** Without a number of repeats nothing is asked. */
    private static @Nullable Integer days(ObjectNode dispense) {
        Integer repeats = Fields.integer(dispense, "numberOfRepeatsAllowed");
        BigDecimal supply = DosingReader.supplyDays(dispense);
        if (repeats == null || repeats < 0 || supply == null) {
            return null;
        }
        BigDecimal days = supply.multiply(BigDecimal.valueOf(repeats + 1L)).setScale(0, RoundingMode.HALF_UP);
        return days.min(BigDecimal.valueOf(LONGEST_DAYS)).intValue();
    }

    private static @Nullable Integer length(RequestedPeriod period) {
        LocalDate start = period.start();
        LocalDate end = period.end();
        return start == null || end == null
                ? period.days()
                : (int) Math.min(LONGEST_DAYS, end.toEpochDay() - start.toEpochDay() + 1);
    }

    private static @Nullable LocalDate first(@Nullable When when) {
        return when == null ? null : Dates.earliest(when);
    }

    private static @Nullable LocalDate last(@Nullable When when) {
        return when == null ? null : Dates.latest(when);
    }
}
