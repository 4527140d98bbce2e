package dev.priori.crd.answer;

import dev.priori.chart.fact.Coding;
import dev.priori.crd.answer.Verdict.ForReview;
import dev.priori.crd.answer.Verdict.Granted;
import dev.priori.crd.answer.Verdict.Incomplete;
import dev.priori.crd.answer.Verdict.Open;
import dev.priori.crd.answer.Verdict.Refused;
import dev.priori.crd.answer.Verdict.ToRequest;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The coverage-information extension of CRD 2.0.1. Here pa-needed is always sent, also with not-covered; a conditional and
 * info-needed go together; a questionnaire goes with doc-needed; a number goes with satisfied and with nothing else.
 */
public final class LineTwoZero {

    /** Code system of topics and details in this line. */
    static final String TEMP = "http://hl7.org/fhir/us/davinci-crd/CodeSystem/temp";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The extension, whole. */
    public ObjectNode render(CoverageInformation information) {
        var extension = NODES.objectNode();
        ArrayNode children =
                extension.put("url", OrderBytes.COVERAGE_INFORMATION).putArray("extension");
        children.add(child("coverage").set("valueReference", reference(information.coverage())));
        answer(children, information.verdict());
        children.add(child("date").put("valueDate", information.date().toString()));
        children.add(child("coverage-assertion-id").put("valueString", information.assertionId()));
        if (information.verdict() instanceof Granted granted) {
            children.add(child("satisfied-pa-id").put("valueString", granted.number()));
        }
        return extension;
    }

    private static void answer(ArrayNode children, Verdict verdict) {
        switch (verdict) {
            case Granted granted -> {
                codes(children, "covered", "satisfied");
                granted.billing()
                        .forEach(coding -> children.add(child("billingCode").set("valueCoding", coding(coding))));
                reasons(children, granted);
                children.add(allowedPeriod(granted));
            }
            case ToRequest ready -> {
                codes(children, "covered", "auth-needed");
                reasons(children, ready);
            }
            case Incomplete incomplete -> {
                codes(children, "covered", "auth-needed");
                documentation(children, incomplete.questionnaires());
                reasons(children, incomplete);
                questionnaires(children, incomplete.questionnaires());
            }
            case ForReview unmet -> {
                codes(children, "covered", "auth-needed");
                reasons(children, unmet);
            }
            case Open open -> {
                codes(children, "conditional", "conditional");
                documentation(children, open.questionnaires());
                children.add(code("info-needed", "OTH"));
                reasons(children, open);
                questionnaires(children, open.questionnaires());
            }
            case Refused refused -> {
                codes(children, "not-covered", "no-auth");
                reasons(children, refused);
            }
        }
    }

    private static void codes(ArrayNode children, String covered, String authorization) {
        children.add(code("covered", covered));
        children.add(code("pa-needed", authorization));
    }

    private static void documentation(ArrayNode children, List<String> questionnaires) {
        if (!questionnaires.isEmpty()) {
            children.add(code("doc-needed", "clinical"));
            children.add(code("doc-purpose", "withpa"));
        }
    }

    private static void questionnaires(ArrayNode children, List<String> questionnaires) {
        questionnaires.forEach(url -> children.add(child("questionnaire").put("valueCanonical", url)));
    }

    private static void reasons(ArrayNode children, Verdict verdict) {
        verdict.reasons()
                .forEach(reason -> children.add(child("reason")
                        .set("valueCodeableConcept", NODES.objectNode().put("text", reason))));
    }

    private static ObjectNode allowedPeriod(Granted granted) {
        ObjectNode code = NODES.objectNode();
        code.putArray("coding").addObject().put("system", TEMP).put("code", "allowed-period");
        ObjectNode period = NODES.objectNode()
                .put("start", granted.from().toString())
                .put("end", granted.to().toString());
        ObjectNode detail = child("detail");
        detail.putArray("extension")
                .add(child("code").set("valueCodeableConcept", code))
                .add(child("value").set("valuePeriod", period));
        return detail;
    }

    private static ObjectNode coding(Coding coding) {
        return NODES.objectNode().put("system", coding.system()).put("code", coding.code());
    }

    private static ObjectNode reference(String reference) {
        return NODES.objectNode().put("reference", reference);
    }

    private static ObjectNode code(String url, String code) {
        return child(url).put("valueCode", code);
    }

    private static ObjectNode child(String url) {
        return NODES.objectNode().put("url", url);
    }
}
