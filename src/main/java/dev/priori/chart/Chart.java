package dev.priori.chart;

import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Person;
import dev.priori.chart.fact.Reaction;
import dev.priori.chart.fact.Result;
import dev.priori.chart.fact.Therapy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is known about one patient as of one date, and what could not be had. Immutable.
 *
 * @param patient reference of the Patient, {@code Type/id} or its fullUrl
 * @param asOf the date every window counts from
 * @param channel where the chart comes from
 * @param unavailable FHIR types that could not be had: their absence proves nothing
 * @param forms completed forms, newest first; which answers count depends on the policy
 * @param coverages coverages on file, draft and entered-in-error ones left out
 * @param ignored resources that were not used, and why
 */
public record Chart(
        String patient,
        LocalDate asOf,
        Channel channel,
        Set<String> unavailable,
        Person person,
        List<Diagnosis> diagnoses,
        List<Result> results,
        List<Therapy> therapies,
        List<Reaction> reactions,
        List<Form> forms,
        List<Approval> approvals,
        List<CoverageOnFile> coverages,
        List<Ignored> ignored) {

    /** The same chart with further approvals, those the plan itself has on file. */
    public Chart withApprovals(List<Approval> further) {
        var all = new ArrayList<Approval>(approvals);
        all.addAll(further);
        return new Chart(
                patient,
                asOf,
                channel,
                unavailable,
                person,
                diagnoses,
                results,
                therapies,
                reactions,
                forms,
                all,
                coverages,
                ignored);
    }

    /** The same chart as if these were the coverages on file. */
    public Chart withCoverages(List<CoverageOnFile> others) {
        return new Chart(
                patient,
                asOf,
                channel,
                unavailable,
                person,
                diagnoses,
                results,
                therapies,
                reactions,
                forms,
                approvals,
                others,
                ignored);
    }

    /** Where a chart was read from. */
    public enum Channel {
        ASSESS,
        HOOK,
        PAS
    }

    /** A resource that was not used: its reference, and the reason without any content of it. */
    public record Ignored(String reference, String reason) {}
}
