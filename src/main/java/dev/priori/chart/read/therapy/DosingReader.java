package dev.priori.chart.read.therapy;

import dev.priori.chart.fact.Therapy.Dosing;
import dev.priori.chart.read.therapy.Amounts.Amount;
import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The dose of a MedicationRequest, reduced to amounts per day (rules of criterion C8: D-46, D-60, D-106). */
public final class DosingReader {

    private DosingReader() {}

    /** A dose per day in one unit. */
    private record Daily(BigDecimal amount, String unit, boolean everyDay) {}

    /** Supply: how much for how many days. */
    private record Supply(
            @Nullable BigDecimal perDay,
            @Nullable String unit,
            @Nullable BigDecimal days) {
        static final Supply NONE = new Supply(null, null, null);
    }

    /** Null when the request says nothing about dose or supply. */
    static @Nullable Dosing read(ObjectNode request) {
        List<ObjectNode> instructions = Fields.objects(request, "dosageInstruction");
        ObjectNode dispense = Fields.object(request, "dispenseRequest");
        if (instructions.isEmpty() && dispense == null) {
            return null;
        }
        Daily sig = sig(instructions);
        Supply supply = dispense == null ? Supply.NONE : supply(dispense);
        Amount most = most(instructions);
        return new Dosing(
                instructions.stream().anyMatch(DosingReader::asNeeded),
                sig == null ? null : sig.amount(),
                sig == null ? null : sig.unit(),
                sig == null || sig.everyDay(),
                supply.perDay(),
                supply.unit(),
                supply.days(),
                most == null ? null : most.value(),
                most == null ? null : most.unit());
    }

    private static boolean asNeeded(ObjectNode instruction) {
        return Boolean.TRUE.equals(Fields.bool(instruction, "asNeededBoolean"))
                || instruction.has("asNeededCodeableConcept");
    }

    /**
     * Instructions of one sequence added up, the largest of several sequences; null when the dose of one cannot be told.
     * Instructions that are only words beside structured ones are passed over.
     */
    private static @Nullable Daily sig(List<ObjectNode> instructions) {
        Map<Integer, Daily> bySequence = new LinkedHashMap<>();
        for (ObjectNode instruction : instructions) {
            if (!instruction.has("doseAndRate") && !instruction.has("timing")) {
                continue;
            }
            Daily daily = daily(instruction);
            Integer sequence = Fields.integer(instruction, "sequence");
            Integer key = sequence == null ? Integer.MIN_VALUE : sequence;
            Daily before = bySequence.get(key);
            Daily sum = before == null || daily == null ? daily : add(before, daily);
            if (sum == null) {
                return null;
            }
            bySequence.put(key, sum);
        }
        return largest(bySequence.values());
    }

    private static @Nullable Daily largest(Iterable<Daily> sums) {
        Daily largest = null;
        for (Daily sum : sums) {
            if (largest != null && !largest.unit().equals(sum.unit())) {
                return null;
            }
            if (largest == null || sum.amount().compareTo(largest.amount()) > 0) {
                largest = sum;
            }
        }
        return largest;
    }

    /** Null when the units differ: a strength would be needed. */
    private static @Nullable Daily add(Daily one, Daily other) {
        return one.unit().equals(other.unit())
                ? new Daily(one.amount().add(other.amount()), one.unit(), one.everyDay() && other.everyDay())
                : null;
    }

    private static @Nullable Daily daily(ObjectNode instruction) {
        Amount dose = dose(instruction);
        ObjectNode timing = Fields.object(instruction, "timing");
        Frequency frequency = timing == null ? null : Frequency.of(timing);
        if (dose == null || frequency == null) {
            return null;
        }
        return new Daily(dose.value().multiply(frequency.perDay()), dose.unit(), frequency.everyDay());
    }

    /** The largest dose among doseAndRate, null when one of them cannot be told. */
    private static @Nullable Amount dose(ObjectNode instruction) {
        var doses = new ArrayList<Amount>();
        for (ObjectNode each : Fields.objects(instruction, "doseAndRate")) {
            ObjectNode range = Fields.object(each, "doseRange");
            ObjectNode quantity = range == null ? Fields.object(each, "doseQuantity") : Fields.object(range, "high");
            Amount dose = quantity == null ? null : Amounts.amount(quantity);
            if (dose == null) {
                return null;
            }
            doses.add(dose);
        }
        return largestOf(doses);
    }

    private static @Nullable Amount largestOf(List<Amount> amounts) {
        Amount largest = null;
        for (Amount amount : amounts) {
            if (largest != null && !largest.unit().equals(amount.unit())) {
                return null;
            }
            if (largest == null || amount.value().compareTo(largest.value()) > 0) {
                largest = amount;
            }
        }
        return largest;
    }

    /** expectedSupplyDuration of a dispenseRequest in days, null when it cannot be told. */
    public static @Nullable BigDecimal supplyDays(ObjectNode dispense) {
        ObjectNode duration = Fields.object(dispense, "expectedSupplyDuration");
        return duration == null ? null : Amounts.days(duration);
    }

    private static Supply supply(ObjectNode dispense) {
        ObjectNode quantity = Fields.object(dispense, "quantity");
        BigDecimal days = supplyDays(dispense);
        BigDecimal amount = quantity == null ? null : Amounts.positive(quantity, "value");
        if (quantity == null || amount == null || days == null) {
            return new Supply(null, null, days);
        }
        return new Supply(Amounts.divide(amount, days), Amounts.supplyUnit(quantity), days);
    }

    private static @Nullable Amount most(List<ObjectNode> instructions) {
        var found = new ArrayList<Amount>();
        for (ObjectNode instruction : instructions) {
            ObjectNode ratio = Fields.object(instruction, "maxDosePerPeriod");
            Amount perDay = ratio == null ? null : perDay(ratio);
            if (perDay != null) {
                found.add(perDay);
            }
        }
        return largestOf(found);
    }

    private static @Nullable Amount perDay(ObjectNode ratio) {
        ObjectNode numerator = Fields.object(ratio, "numerator");
        ObjectNode denominator = Fields.object(ratio, "denominator");
        Amount amount = numerator == null ? null : Amounts.amount(numerator);
        BigDecimal days = denominator == null ? null : Amounts.days(denominator);
        return amount == null || days == null ? null : new Amount(Amounts.divide(amount.value(), days), amount.unit());
    }
}
