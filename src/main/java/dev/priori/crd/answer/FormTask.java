package dev.priori.crd.answer;

import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form to fill in, as a Task for a client without DTR (resp-59).
 *
 * @param form canonical url without version
 * @param patient reference of the Patient
 * @param payer reference of the Organization that asks
 * @param order reference of what it is asked for
 */
public record FormTask(String form, String patient, String payer, String order, Instant at) {

    private static final String SDC = "http://hl7.org/fhir/uv/sdc/CodeSystem/temp";

    /** The Task in the words of a line. */
    public ObjectNode json(Line line) {
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        task.put("resourceType", "Task");
        task.put("status", "ready");
        task.put("intent", "order");
        code(task.putObject("code"), SDC, "complete-questionnaire");
        task.put("description", "Complete the plan's form for " + order);
        task.putObject("for").put("reference", patient);
        task.put("authoredOn", at.toString());
        task.putObject("requester").put("reference", payer);
        ObjectNode reason = task.putObject("reasonCode");
        if (line.tellsUseOfForms()) {
            code(reason, Parts.TEMP, "reason-prior-auth");
        }
        reason.put("text", "The form is needed for the prior authorization");
        ArrayNode input = task.putArray("input");
        ObjectNode questionnaire = input.addObject();
        code(questionnaire.putObject("type"), SDC, "questionnaire").put("text", "questionnaire");
        questionnaire.put("valueCanonical", form);
        if (line.tellsUseOfForms()) {
            ObjectNode use = input.addObject();
            code(use.putObject("type"), Parts.TEMP, "after-completion-action");
            code(use.putObject("valueCodeableConcept"), Parts.TEMP, "prior-auth-include");
        }
        return task;
    }

    private static ObjectNode code(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }
}
