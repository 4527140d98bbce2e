package dev.priori.crd.keep;

import dev.priori.policy.Assessment;
import dev.priori.policy.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An assessment as it is kept: findings with the references they rest on, none of the chart's content. */
public final class FindingsJson {

    private FindingsJson() {}

    /** {@code {}} when nothing was assessed. */
    public static String of(@Nullable Assessment assessment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (assessment == null) {
            return json.toString();
        }
        json.put("asOf", assessment.asOf().toString());
        json.put("product", assessment.product().name());
        json.put("track", assessment.track());
        json.put("path", assessment.path());
        json.put("overall", assessment.overall().name());
        ArrayNode criteria = json.putArray("criteria");
        for (Assessment.Assessed criterion : assessment.criteria()) {
            ObjectNode one = criteria.addObject();
            one.put("id", criterion.criterion().id());
            one.put("finding", criterion.finding().name());
            references(one, "for", criterion.evidenceFor());
            references(one, "against", criterion.evidenceAgainst());
        }
        return json.toString();
    }

    private static void references(ObjectNode criterion, String name, List<Evidence> evidence) {
        if (!evidence.isEmpty()) {
            ArrayNode references = criterion.putArray(name);
            for (Evidence one : evidence) {
                if (one.reference() != null) {
                    references.add(one.reference());
                }
            }
        }
    }
}
