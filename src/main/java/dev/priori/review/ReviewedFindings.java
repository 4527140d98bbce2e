package dev.priori.review;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The findings of an item once a person has decided: what was found stays, what is told is the person's word. */
final class ReviewedFindings {

    private ReviewedFindings() {}

    /**
     * The findings with what is told instead.
     *
     * @param told the reason, in the place of the one before
     * @param questions what the requester is asked beside what was asked before; nothing is asked any more without any
     */
    static String of(String findings, String told, List<String> questions) {
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(findings);
        ArrayNode notes = JsonNodeFactory.instance.arrayNode().add(told);
        JsonNode before = json.path("notes");
        for (int i = 1; i < before.size(); i++) {
            notes.add(before.get(i));
        }
        json.set("notes", notes);
        ArrayNode asks = JsonNodeFactory.instance.arrayNode();
        if (!questions.isEmpty()) {
            json.path("asks").values().forEach(asks::add);
            questions.forEach(question -> asks.addObject().put("text", question));
        }
        json.set("asks", asks);
        return json.toString();
    }
}
