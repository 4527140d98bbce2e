package dev.priori.fhir;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes problems as OperationOutcome JSON, each issue with its code, text and expression. */
public final class OperationOutcomes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OperationOutcomes() {}

    /** The OperationOutcome of the problem, as UTF-8 JSON. */
    public static byte[] write(Problem problem) {
        return JSON.writeValueAsBytes(tree(problem));
    }

    /** The OperationOutcome of the problem, as a tree. */
    public static ObjectNode tree(Problem problem) {
        ObjectNode outcome = JSON.createObjectNode();
        outcome.put("resourceType", "OperationOutcome");
        ArrayNode issues = outcome.putArray("issue");
        for (Problem.Issue issue : problem.issues()) {
            ObjectNode written = issues.addObject();
            written.put("severity", issue.severity().code());
            written.put("code", issue.code());
            written.putObject("details").put("text", issue.text());
            if (issue.expression() != null) {
                written.putArray("expression").add(issue.expression());
            }
        }
        return outcome;
    }
}
