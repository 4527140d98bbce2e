package dev.priori.authorization;

import dev.priori.chart.fact.Coding;
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
import dev.priori.policy.Criterion.Document;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of an item's assessment beside its determination, and what the requester is told of it.
 *
 * @param notes the reason of the determination in words, then one note for each criterion
 * @param asks what the plan needs to know, while the item pends for that
 * @param questionnaires canonical urls that ask for it
 */
public record Findings(List<String> notes, List<Ask> asks, List<String> questionnaires) {

    public Findings {
        notes = List.copyOf(notes);
        asks = List.copyOf(asks);
        questionnaires = List.copyOf(questionnaires);
    }

    /** Reads what {@link #json} wrote. */
    public static Findings of(String json) {
        JsonNode tree = JsonMapper.shared().readTree(json);
        var asks = new ArrayList<Ask>();
        for (JsonNode ask : tree.path("asks").values()) {
            asks.add(new Ask(
                    ask.path("text").asString(""), document(ask.path("document")), texts(ask.path("questions"))));
        }
        return new Findings(texts(tree.path("notes")), asks, texts(tree.path("questionnaires")));
    }

    /**
     * An assessment as it is kept.
     *
     * @param assessment null when nothing was assessed
     */
    public static String json(Determination determination, @Nullable Assessment assessment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode notes = json.putArray("notes");
        notes.add(Explanation.reason(determination, assessment));
        ArrayNode asks = json.putArray("asks");
        if (assessment != null) {
            Explanation.notes(assessment).forEach(note -> notes.add(note.text()));
            if (lacksInformation(determination)) {
                asks(asks, assessment);
                assessment.policy().questionnaires().forEach(json.putArray("questionnaires")::add);
            }
            json.put("track", assessment.track()).put("path", assessment.path());
            json.put("overall", assessment.overall().name());
            ArrayNode criteria = json.putArray("criteria");
            assessment.criteria().forEach(assessed -> criterion(criteria.addObject(), assessed));
        }
        return json.toString();
    }

    /** What is kept of an item that nothing was assessed for. */
    public static String json(String note) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("notes").add(note);
        return json.toString();
    }

    private static boolean lacksInformation(Determination determination) {
        return switch (determination) {
            case Pended pended -> !pended.reason().equals("criteria-not-met");
            case Approved approved -> false;
            case Modified modified -> false;
            case Denied denied -> false;
            case Cancelled cancelled -> false;
        };
    }

    /** One ask for each criterion that lacks something. */
    private static void asks(ArrayNode asks, Assessment assessment) {
        for (Assessed assessed : assessment.criteria()) {
            if (assessed.finding() == Finding.UNKNOWN) {
                String title = assessed.criterion().title();
                String missing = String.join("; ", assessed.missing());
                ObjectNode ask = asks.addObject().put("text", missing.isEmpty() ? title : title + ": " + missing);
                Document document = assessed.criterion().document();
                if (document != null) {
                    document(ask.putObject("document"), document);
                }
                assessed.questions().forEach(ask.putArray("questions")::add);
            }
        }
    }

    private static void document(ObjectNode json, Document document) {
        coding(json.putObject("type"), document.type());
        document.modifiers()
                .forEach(modifier -> coding(json.withArray("modifiers").addObject(), modifier));
        Coding report = document.report();
        if (report != null) {
            coding(json.putObject("report"), report);
        }
    }

    private static void coding(ObjectNode json, Coding coding) {
        json.put("system", coding.system()).put("code", coding.code());
    }

    private static @Nullable Document document(JsonNode json) {
        Coding type = coding(json.path("type"));
        List<Coding> modifiers = new ArrayList<>();
        json.path("modifiers").values().forEach(modifier -> modifiers.add(Objects.requireNonNull(coding(modifier))));
        return type == null ? null : new Document(type, List.copyOf(modifiers), coding(json.path("report")));
    }

    private static @Nullable Coding coding(JsonNode json) {
        return json.isObject()
                ? new Coding(json.path("system").asString(""), json.path("code").asString(""), null)
                : null;
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

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>(list.size());
        list.values().forEach(node -> texts.add(node.asString("")));
        return texts;
    }
}
