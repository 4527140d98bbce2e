package dev.priori.crd.answer;

import dev.priori.chart.fact.Coding;
import dev.priori.crd.verdict.CoverageInformation;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Granted;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parts of one coverage-information extension, as both lines write them. */
final class Parts {

    /** Code system of CRD's own codes. */
    static final String TEMP = "http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode extension = NODES.objectNode();
    private final ArrayNode parts;

    Parts(String coverage) {
        parts = extension.put("url", OrderBytes.COVERAGE_INFORMATION).putArray("extension");
        reference("coverage", coverage);
    }

    /** What every answer ends with. */
    ObjectNode finish(CoverageInformation information) {
        information.basis().dependencies().forEach(order -> reference("dependency", order));
        information.verdict().forms().forEach(form -> add("questionnaire").put("valueCanonical", form));
        add("date").put("valueDate", information.date().toString());
        add("coverage-assertion-id").put("valueString", information.assertionId());
        if (information.verdict() instanceof Granted granted) {
            add("satisfied-pa-id").put("valueString", granted.number());
        }
        return extension;
    }

    void code(String url, String code) {
        add(url).put("valueCode", code);
    }

    void reference(String url, String reference) {
        add(url).putObject("valueReference").put("reference", reference);
    }

    void billing(List<Coding> codings) {
        for (Coding coding : codings) {
            add("billingCode")
                    .putObject("valueCoding")
                    .put("system", coding.system())
                    .put("code", coding.code());
        }
    }

    void reasons(Verdict verdict) {
        verdict.reasons()
                .forEach(reason ->
                        add("reason").putObject("valueCodeableConcept").put("text", reason));
    }

    ObjectNode add(String url) {
        return parts.addObject().put("url", url);
    }

    /** A detail without its value, which goes into the node returned. */
    ObjectNode detail(String system, String code, ObjectNode... first) {
        ArrayNode members = add("detail").putArray("extension");
        for (ObjectNode member : first) {
            members.add(member);
        }
        members.addObject()
                .put("url", "code")
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
        return members.addObject().put("url", "value");
    }

    static void period(ObjectNode value, Granted granted) {
        value.putObject("valuePeriod")
                .put("start", granted.from().toString())
                .put("end", granted.to().toString());
    }
}
