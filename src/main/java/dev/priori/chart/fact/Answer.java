package dev.priori.chart.fact;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question of a form, the one that counts among several forms (clinical ground rule "Answers").
 *
 * @param linkId the question
 * @param value a coding, or the text of a string
 * @param yes a boolean
 * @param amount a quantity in mg (or without a unit)
 * @param on a date
 * @param authored when the form was authored
 * @param conflicting equally new forms answer differently
 * @param therapies the drugs named below the answer
 */
public record Answer(
        String reference,
        String linkId,
        Concept value,
        @Nullable Boolean yes,
        @Nullable BigDecimal amount,
        @Nullable When on,
        When authored,
        boolean conflicting,
        List<NamedTherapy> therapies)
        implements Fact {

    /** A drug or regimen named in a form, with the dates given for it. */
    public record NamedTherapy(
            Concept drug, @Nullable When start, @Nullable When end) {}

    /** Of the reference alone: facts are put into hash sets all the time, and a chart holds each once. */
    @Override
    public int hashCode() {
        return 31 * reference.hashCode() + linkId.hashCode();
    }

    @Override
    public String shows() {
        String answer;
        if (yes != null) {
            answer = yes ? "yes" : "no";
        } else if (amount != null) {
            answer = amount.toPlainString() + " mg";
        } else {
            answer = on == null ? value.label() : on.toDateString();
        }
        return "Attested: " + linkId + " = " + answer;
    }

    @Override
    public When date() {
        return authored;
    }
}
