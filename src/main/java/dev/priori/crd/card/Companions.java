package dev.priori.crd.card;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.crd.card.Card.Body;
import dev.priori.crd.card.Card.Choice;
import dev.priori.crd.card.Card.Create;
import dev.priori.crd.card.Card.Suggestion;
import dev.priori.crd.card.Card.Words;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.HookCall;
import dev.priori.policy.Policy.Advisory;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The order that an advisory proposes beside the product, unless it is written already (CRD: additional orders). */
final class Companions {

    /** Elements of the order that hold for its companion as well. */
    private static final List<String> SHARED = List.of("subject", "encounter", "authoredOn", "requester", "insurance");

    private Companions() {}

    static Body of(Advisory advisory, Told told, HookCall call) {
        Concept companion = advisory.companion();
        if (companion == null
                || !call.hook().drafts()
                || !(told.appraisal() instanceof Assessed assessed)
                || isOrdered(companion, assessed)) {
            return new Words();
        }
        String label = "Order: " + companion.label();
        return new Choice(List.of(new Suggestion(
                label, List.of(new Create("Draft an order: " + companion.label(), order(companion, told))))));
    }

    private static boolean isOrdered(Concept companion, Assessed assessed) {
        return assessed.chart().therapies().stream()
                .filter(therapy -> therapy.kind().equals("service"))
                .filter(therapy -> therapy.active() || therapy.draft())
                .flatMap(therapy -> therapy.code().codings().stream())
                .anyMatch(coding -> companion.codings().stream().anyMatch(coding::sameAs));
    }

    private static ObjectNode order(Concept companion, Told told) {
        ObjectNode given = told.focus().order().resource();
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", "ServiceRequest");
        order.put("id", told.focus().order().id() + "-companion");
        order.put("status", "draft");
        order.put("intent", "order");
        ObjectNode code = order.putObject("code");
        ArrayNode codings = code.putArray("coding");
        for (Coding coding : companion.codings()) {
            codings.addObject().put("system", coding.system()).put("code", coding.code());
        }
        code.put("text", companion.label());
        for (String name : SHARED) {
            if (given.has(name)) {
                order.set(name, given.get(name));
            }
        }
        return order;
    }
}
