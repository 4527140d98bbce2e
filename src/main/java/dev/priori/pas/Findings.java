package dev.priori.pas;

import dev.priori.chart.fact.When;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Explanation;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Assessed;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of an item's assessment beside its determination, as JSON: findings, and the words the requester is told. */
final class Findings {

    private Findings() {}

    /** @param assessment null when nothing was assessed */
    static String json(Determination determination, @Nullable Assessment assessment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode notes = json.putArray("notes");
        notes.add(Explanation.reason(determination, assessment));
        ArrayNode asks = json.putArray("asks");
        if (assessment != null) {
            Explanation.notes(assessment).forEach(note -> notes.add(note.text()));
            asks(determination, assessment).forEach(asks::add);
            json.put("track", assessment.track()).put("path", assessment.path());
            json.put("overall", assessment.overall().name());
            ArrayNode criteria = json.putArray("criteria");
            assessment.criteria().forEach(assessed -> criterion(criteria.addObject(), assessed));
        }
        return json.toString();
    }

    /** What is kept of an item that could not be assessed. */
    static String json(String note) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("notes").add(note);
        return json.toString();
    }

    /** One ask for each criterion that lacks something, while the item pends for that. */
    private static List<String> asks(Determination determination, Assessment assessment) {
        return switch (determination) {
            case Pended pended when pended.reason().equals("criteria-not-met") -> List.of();
            case Pended pended -> asks(assessment);
            case Approved approved -> List.of();
            case Modified modified -> List.of();
            case Denied denied -> List.of();
            case Cancelled cancelled -> List.of();
        };
    }

    private static List<String> asks(Assessment assessment) {
        var asks = new ArrayList<String>();
        for (Assessed assessed : assessment.criteria()) {
            if (assessed.finding() == Finding.UNKNOWN) {
                String title = assessed.criterion().title();
                asks.add(assessed.missing().isEmpty() ? title : title + ": " + String.join("; ", assessed.missing()));
            }
        }
        return asks;
    }

    private static void criterion(ObjectNode json, Assessed assessed) {
        json.put("id", assessed.criterion().id())
                .put("finding", assessed.finding().name());
        evidence(json.putArray("evidenceFor"), assessed.evidenceFor());
        evidence(json.putArray("evidenceAgainst"), assessed.evidenceAgainst());
        assessed.missing().forEach(json.putArray("missing")::add);
        assessed.questions().forEach(json.putArray("questions")::add);
    }

    private static void evidence(ArrayNode list, List<Evidence> evidence) {
        for (Evidence one : evidence) {
            ObjectNode json = list.addObject();
            if (one.reference() != null) {
                json.put("reference", one.reference());
            }
            json.put("shows", one.shows());
            When date = one.date();
            if (date != null) {
                json.put("date", date.toDateString());
            }
        }
    }
}
