package dev.priori.crd.card;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.crd.card.Card.Choice;
import dev.priori.crd.card.Card.Create;
import dev.priori.crd.card.Card.Delete;
import dev.priori.crd.card.Card.Indicator;
import dev.priori.crd.card.Card.Source;
import dev.priori.crd.card.Card.Suggestion;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.Focus;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Verdict.Refusal;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.policy.PlanBenefits;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A product that the plan excludes, and another one that its own data name instead: the draft gives way to one without a
 * dose, which the clinician writes.
 */
public final class Alternatives {

    /** Elements of a draft that hold for another product as well. */
    private static final List<String> KEPT = List.of(
            "intent",
            "category",
            "priority",
            "subject",
            "encounter",
            "authoredOn",
            "requester",
            "reasonCode",
            "reasonReference",
            "insurance");

    private final PlanBenefits benefits;

    public Alternatives(PlanBenefits benefits) {
        this.benefits = benefits;
    }

    List<Card> cards(Told told, HookCall call, String insurer) {
        boolean excluded = told.answers().stream()
                .anyMatch(answer -> answer.information().verdict() instanceof Refused refused
                        && refused.cause() == Refusal.PRODUCT_EXCLUDED);
        if (!excluded
                || !call.hook().drafts()
                || !(told.appraisal() instanceof Assessed assessed)
                || !assessed.order().type().equals("MedicationRequest")) {
            return List.of();
        }
        Concept product = assessed.order().product();
        List<Suggestion> suggestions = assessed.chart().coverages().stream()
                .flatMap(coverage -> benefits.alternatives(product, coverage.planClasses()).stream())
                .distinct()
                .map(alternative -> suggestion(told.focus(), alternative))
                .toList();
        return suggestions.isEmpty()
                ? List.of()
                : List.of(new Card(
                        Topic.ALTERNATIVE,
                        Indicator.INFO,
                        "Consider another product: the plan excludes the one ordered",
                        "The plan excludes " + Markdown.escape(product.label()) + " and names "
                                + (suggestions.size() == 1 ? "another product" : "other products")
                                + " instead. Whether it suits the patient is for the clinician to judge.",
                        new Source(insurer, null),
                        new Choice(suggestions),
                        List.of(told.focus().reference())));
    }

    private static Suggestion suggestion(Focus draft, Concept alternative) {
        String label = "Order " + alternative.label() + " instead";
        return new Suggestion(
                label,
                List.of(
                        new Delete("Remove the draft of the excluded product", draft.reference()),
                        new Create(
                                "Draft an order of " + alternative.label() + ", without a dose",
                                order(draft, alternative))));
    }

    private static ObjectNode order(Focus draft, Concept alternative) {
        ObjectNode given = draft.entry().resource();
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("resourceType", "MedicationRequest");
        order.put("id", draft.entry().id() + "-alternative");
        order.put("status", "draft");
        ObjectNode medication = order.putObject("medicationCodeableConcept");
        ArrayNode codings = medication.putArray("coding");
        for (Coding coding : alternative.codings()) {
            codings.addObject().put("system", coding.system()).put("code", coding.code());
        }
        medication.put("text", alternative.label());
        for (String name : KEPT) {
            if (given.has(name)) {
                order.set(name, given.get(name));
            }
        }
        return order;
    }
}
