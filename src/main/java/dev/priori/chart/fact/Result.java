package dev.priori.chart.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An Observation, with what its Specimen, Device and DiagnosticReports add.
 *
 * @param usable status final, amended, corrected or absent; entered-in-error and cancelled ones are no facts at all
 * @param value valueCodeableConcept; a valueString is its text
 * @param amount valueQuantity.value
 * @param unit UCUM code of valueQuantity, else its unit as written
 * @param high referenceRange.high.value (of the first range that has one) and {@code highUnit} likewise
 * @param date effective (start), else issued
 * @param specimen the type of the Specimen: all codings
 * @param specimenTexts texts of type, bodySite and method of Specimen and Observation
 * @param testNames where a test is named, in this order: device names, device type text, method text, text of the
 *     Observation's code, text of its usable DiagnosticReports' codes, devices of those reports' other results
 * @param deviceNames the device names among them: of the Observation's device and of its reports' other results
 * @param remarks conclusions and notes of the Observation and of its usable DiagnosticReports
 * @param focus, derivedFrom, members references (of facts where they resolve)
 */
public record Result(
        String reference,
        Concept code,
        boolean usable,
        Concept value,
        @Nullable BigDecimal amount,
        @Nullable String unit,
        @Nullable BigDecimal high,
        @Nullable String highUnit,
        @Nullable When date,
        List<Component> components,
        Concept specimen,
        List<String> specimenTexts,
        List<String> testNames,
        List<String> deviceNames,
        List<String> remarks,
        List<String> focus,
        List<String> derivedFrom,
        List<String> members)
        implements Fact {

    private static final int SHOWN_COMPONENTS = 3;

    /** Observation.component: its code and its value, coded or as text. */
    public record Component(Concept code, Concept value) {}

    /** Of the reference alone: facts are put into hash sets all the time, and a chart holds each once. */
    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    /** The code, the value, and the values of the first components: a variant says its change there. */
    @Override
    public String shows() {
        String shown = amount == null ? value.label() : amount.toPlainString() + (unit == null ? "" : " " + unit);
        String parts = components.stream()
                .map(component -> component.value().label())
                .filter(label -> !label.isEmpty())
                .limit(SHOWN_COMPONENTS)
                .collect(Collectors.joining(", "));
        return code.label() + (shown.isEmpty() ? "" : ": " + shown) + (parts.isEmpty() ? "" : " (" + parts + ")");
    }
}
