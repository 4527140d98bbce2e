package dev.priori.crd.answer;

import dev.priori.crd.card.Card;
import dev.priori.crd.card.Card.Action;
import dev.priori.crd.card.Card.App;
import dev.priori.crd.card.Card.Choice;
import dev.priori.crd.card.Card.Create;
import dev.priori.crd.card.Card.Delete;
import dev.priori.crd.card.Card.Page;
import dev.priori.crd.card.Card.Suggestion;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.card.Card.Update;
import dev.priori.crd.card.Card.Words;
import dev.priori.crd.card.CardId;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A card as JSON (CDS Hooks 2.0), with the extensions of CRD and nothing beside them. */
final class CardJson {

    private static final String OVERRIDES = "https://priori.dev/fhir/CodeSystem/override-reasons";

    private record Override(String code, String display) {}

    /** Why a clinician may pass over advice, as {@code codesystem-override-reasons.json} defines it. */
    private static final List<Override> REASONS = List.of(
            new Override("done-already", "Done already"),
            new Override("not-for-this-patient", "Does not apply to this patient"),
            new Override("patient-declines", "The patient declines"));

    private final Line line;

    CardJson(Line line) {
        this.line = line;
    }

    ObjectNode of(Card card) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("uuid", CardId.next(card.topic()).toString());
        node.put("summary", card.summary());
        node.put("indicator", card.indicator().code());
        node.put("detail", card.detail());
        ObjectNode source = node.putObject("source").put("label", card.source().label());
        if (card.source().url() != null) {
            source.put("url", card.source().url());
        }
        source.putObject("topic")
                .put("system", line.topicSystem())
                .put("code", card.topic().code());
        switch (card.body()) {
            case Words words -> {}
            case Page page -> link(node, page.label(), page.url(), "absolute");
            case App app -> app(node, app);
            case Choice choice -> choice(node, choice.suggestions());
        }
        if (card.topic() == Topic.REMINDER || card.body() instanceof Choice) {
            overrides(node);
        }
        if (!card.orders().isEmpty()) {
            ArrayNode orders = node.putObject("extension").putArray("davinci-crd.associated-resource");
            card.orders().forEach(order -> orders.addObject().put("reference", order));
        }
        return node;
    }

    private static void link(ObjectNode card, String label, String url, String type) {
        card.putArray("links").addObject().put("label", label).put("url", url).put("type", type);
    }

    /** CRD 2.0's model wants a suggestion beside a link to an app, without actions. */
    private void app(ObjectNode card, App app) {
        link(card, app.label(), app.url(), "smart");
        if (line.suggestsApps()) {
            choice(card, List.of(new Suggestion("Open " + app.label(), List.of())));
        }
    }

    private void choice(ObjectNode card, List<Suggestion> suggestions) {
        ArrayNode array = card.putArray("suggestions");
        for (Suggestion suggestion : suggestions) {
            ObjectNode node = array.addObject()
                    .put("label", suggestion.label())
                    .put("uuid", UUID.randomUUID().toString());
            if (!suggestion.actions().isEmpty()) {
                ArrayNode actions = node.putArray("actions");
                suggestion.actions().forEach(action -> action(actions.addObject(), action));
            }
        }
        card.put("selectionBehavior", "at-most-one");
    }

    private static void action(ObjectNode node, Action action) {
        switch (action) {
            case Create create -> node.put("type", "create").set("resource", create.resource());
            case Update update -> node.put("type", "update").set("resource", update.resource());
            case Delete delete -> node.put("type", "delete").put("resourceId", delete.reference());
        }
        node.put("description", action.description());
    }

    private static void overrides(ObjectNode card) {
        ArrayNode reasons = card.putArray("overrideReasons");
        for (Override reason : REASONS) {
            reasons.addObject()
                    .put("code", reason.code())
                    .put("system", OVERRIDES)
                    .put("display", reason.display());
        }
    }
}
