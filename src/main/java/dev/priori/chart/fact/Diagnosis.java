package dev.priori.chart.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Condition, or a diagnosis of the Claim under review.
 *
 * @param code all codings and the text
 * @param usable verificationStatus confirmed or absent; refuted and entered-in-error ones are no facts at all
 * @param active clinicalStatus active, recurrence, relapse, or absent without an abatement before the as-of date
 * @param relapsed clinicalStatus recurrence or relapse
 * @param claimed true for a diagnosis of the Claim under review
 * @param onset start of onset[x]
 * @param recorded recordedDate
 * @param stages Condition.stage
 * @param relatedTo references (of facts where they resolve) in the condition-related extension
 * @param profiles meta.profile without versions
 * @param extensions extensions of the Condition that hold a CodeableConcept
 */
public record Diagnosis(
        String reference,
        Concept code,
        boolean usable,
        boolean active,
        boolean relapsed,
        boolean claimed,
        @Nullable When onset,
        @Nullable When recorded,
        List<Stage> stages,
        List<String> relatedTo,
        List<String> profiles,
        List<CodedExtension> extensions)
        implements Fact {

    /** Condition.stage: summary, and the Observations it was assessed by, as references of facts. */
    public record Stage(Concept summary, List<String> assessments) {}

    /** An extension whose value is a CodeableConcept. */
    public record CodedExtension(String url, Concept value) {}

    /** Of the reference alone: facts are put into hash sets all the time, and a chart holds each once. */
    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String shows() {
        return code.label();
    }

    @Override
    public @Nullable When date() {
        return onset == null ? recorded : onset;
    }
}
