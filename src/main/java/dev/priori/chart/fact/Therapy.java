package dev.priori.chart.fact;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drug or procedure that was ordered, given, dispensed, stated or billed. Resources with an ignored status (not done,
 * entered in error, refused claim lines ...) are no facts at all.
 *
 * @param kind {@code administration}, {@code statement}, {@code dispense}, {@code order}, {@code service}, {@code
 *     claim-line} (paid history), {@code claim-item} (another item of the Claim under review), {@code procedure}
 * @param code codings of the product (or procedure), those of its Medication, then of its ingredients; the text
 * @param status the resource's own status
 * @param usable the status is one that counts
 * @param active an order, statement or service with status active; a claim item
 * @param onHold an order, statement or service on hold
 * @param draft a sibling draft of the order under review
 * @param underReview the order under review itself
 * @param replaced named as priorPrescription by the order under review
 * @param date the date of the therapy by kind of resource
 * @param reasons reasonCode, codes of reasonReference, diagnoses of the claim line
 * @param reasonReferences references of the Conditions among the reasons
 * @param statusReason statusReason of an order, administration or statement
 * @param manner texts that say how it is given: route, dose form, and displays of the product
 * @param dosing null where the resource has none
 */
public record Therapy(
        String reference,
        String kind,
        Concept code,
        String status,
        boolean usable,
        boolean active,
        boolean onHold,
        boolean draft,
        boolean underReview,
        boolean replaced,
        @Nullable When date,
        List<Concept> reasons,
        List<String> reasonReferences,
        Concept statusReason,
        List<String> manner,
        @Nullable Dosing dosing)
        implements Fact {

    /** Given, dispensed or paid for: what the policies call a dose. */
    public boolean dose() {
        return usable
                && switch (kind) {
                    case "administration", "dispense", "claim-line" -> true;
                    default -> false;
                };
    }

    /** Of the reference alone: facts are put into hash sets all the time, and a chart holds each once. */
    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String shows() {
        String label = code.label();
        return (label.isEmpty() ? "A drug without a name" : label) + ", " + kind + " " + status;
    }

    /**
     * What an order says about its dose, reduced to amounts per day.
     *
     * @param asNeeded one of the instructions is "as needed"
     * @param perDay structured instructions: amount on a dosing day, in {@code unit}; instructions of one sequence (or none)
     *     added up, the largest of several sequences; ranges by their upper end
     * @param unit {@code mg} or {@code tablet}
     * @param everyDay false when the instructions amount to less than one dose a day
     * @param supplyPerDay dispenseRequest.quantity divided by expectedSupplyDuration, in {@code supplyUnit} per day
     * @param supplyUnit {@code tablet}, {@code mg}, or the unit as written; "" when none was written
     * @param supplyDays expectedSupplyDuration in days
     * @param maxPerDay maxDosePerPeriod, in {@code maxUnit} ({@code mg} or {@code tablet}) per day
     */
    public record Dosing(
            boolean asNeeded,
            @Nullable BigDecimal perDay,
            @Nullable String unit,
            boolean everyDay,
            @Nullable BigDecimal supplyPerDay,
            @Nullable String supplyUnit,
            @Nullable BigDecimal supplyDays,
            @Nullable BigDecimal maxPerDay,
            @Nullable String maxUnit) {}
}
