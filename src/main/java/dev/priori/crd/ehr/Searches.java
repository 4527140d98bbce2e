package dev.priori.crd.ehr;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.read.FactSources;
import dev.priori.fhir.Entry;
import dev.priori.policy.Policies;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is searched for one policy, in parameters that US Core asks of every EHR.
 *
 * @param types FHIR types that its facts are read from
 * @param codes every code of its value sets
 * @param loinc those of LOINC, as a token search names them
 */
record Searches(Set<String> types, Set<String> codes, List<String> loinc) {

    private static final String LOINC = "http://loinc.org";

    /** What keeps a URL within three thousand characters. */
    private static final int CODES_AT_ONCE = 60;

    private static final String PAGE = "&_count=100";

    static Searches of(String policyId, Policies policies) {
        List<Coding> codings = policies.all().stream()
                .filter(policy -> policy.id().equals(policyId))
                .flatMap(policy -> policy.valueSets().values().stream())
                .flatMap(set -> set.codings().stream())
                .toList();
        return new Searches(
                FactSources.typesFor(policies.factTypes(policyId)),
                codings.stream().map(Coding::code).collect(Collectors.toUnmodifiableSet()),
                codings.stream()
                        .filter(coding -> coding.system().equals(LOINC))
                        .map(coding -> LOINC + "|" + coding.code())
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The searches for one of the types. */
    List<Query> of(String type, String patientId) {
        String patient = "patient=" + patientId;
        return switch (type) {
            case "Observation" -> observations(patient);
            case "MedicationRequest" ->
                List.of(Query.search(
                        type,
                        patient + "&intent=order,original-order,reflex-order,filler-order,instance-order" + PAGE));
            case "AdverseEvent" -> List.of(Query.search(type, "subject=Patient/" + patientId + PAGE));
            default -> List.of(Query.search(type, patient + PAGE));
        };
    }

    /**
     * Laboratory results, which may be named by text alone, and the observations of any category that the policy has codes
     * for.
     */
    private List<Query> observations(String patient) {
        var queries = new ArrayList<Query>();
        queries.add(Query.search("Observation", patient + "&category=laboratory" + PAGE));
        for (int from = 0; from < loinc.size(); from += CODES_AT_ONCE) {
            String list = String.join(",", loinc.subList(from, Math.min(loinc.size(), from + CODES_AT_ONCE)));
            queries.add(Query.search(
                    "Observation", patient + "&code=" + URLEncoder.encode(list, StandardCharsets.UTF_8) + PAGE));
        }
        return queries;
    }

    /** Whether a code of the resource stands in a value set of the policy. */
    boolean mentions(Entry entry) {
        return entry.resource().path("code").path("coding").values().stream()
                .anyMatch(coding -> codes.contains(coding.path("code").asString("")));
    }
}
