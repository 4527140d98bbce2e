package dev.priori.chart.read.claim;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.read.element.CodeSystems;
import dev.priori.chart.read.element.Concepts;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Diagnoses as claims carry them. */
final class ClaimDiagnoses {

    private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

    private ClaimDiagnoses() {}

    /** The code of {@code Claim.diagnosis}; one without a system, or of plain ICD-10, is read as ICD-10-CM. */
    static Concept code(ObjectNode diagnosis) {
        Concept written = Concepts.concept(diagnosis, "diagnosisCodeableConcept");
        var codings = new ArrayList<Coding>(written.codings().size());
        for (Coding coding : written.codings()) {
            boolean plain = coding.system().isEmpty() || coding.system().equals(ICD_10);
            String system = plain ? CodeSystems.ICD_10_CM : coding.system();
            codings.add(new Coding(system, CodeSystems.code(system, coding.code()), coding.display()));
        }
        return new Concept(codings, written.text());
    }

    /** The diagnoses a line points to, all of them when it points to none. */
    static List<ObjectNode> of(ObjectNode claim, List<Integer> sequences) {
        List<ObjectNode> all = Fields.objects(claim, "diagnosis");
        if (sequences.isEmpty()) {
            return all;
        }
        return all.stream()
                .filter(each -> {
                    Integer sequence = Fields.integer(each, "sequence");
                    return sequence != null && sequences.contains(sequence);
                })
                .toList();
    }
}
