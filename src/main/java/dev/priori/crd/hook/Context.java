package dev.priori.crd.hook;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The context of a hook.
 *
 * @param userId {@code Type/id}, "" where the hook has none
 * @param patientId bare id of the Patient
 * @param nodes Bundles and resources that stand in the context
 * @param sent resources among them that the call is about
 * @param written {@code Type/id} of every order that stands in the context, those it is not about too
 * @param named {@code Type/id} of what the call is about and names only
 */
public record Context(
        String userId,
        String patientId,
        List<JsonNode> nodes,
        List<ObjectNode> sent,
        List<String> written,
        List<String> named) {

    /** Of a call without one. */
    public static final Context NONE = new Context("", "", List.of(), List.of(), List.of(), List.of());
}
