package dev.priori.authorization.response;

import dev.priori.authorization.response.ClaimAnswer.Item;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of ClaimResponse.item that every PAS version writes alike. */
record ItemParts(ObjectNode asked, Item item, DenialReasons reasons) {

    private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";

    /** The item with its trace numbers, dates, numbers and review action; further extensions go between. */
    ObjectNode write(Stream<ObjectNode> further) {
        ObjectNode node = Elements.object();
        List<ObjectNode> extensions = new ArrayList<>(traceNumbers());
        extensions.addAll(certification());
        extensions.addAll(requestedDate());
        further.forEach(extensions::add);
        if (!extensions.isEmpty()) {
            node.putArray("extension").addAll(extensions);
        }
        node.put("itemSequence", item.sequence());
        node.putArray("adjudication").add(adjudication(code(), item.authorizationNumber()));
        return node;
    }

    /** What is left of {@link #write} when the authorization itself stands elsewhere. */
    ObjectNode writeAsked(Stream<ObjectNode> further) {
        ObjectNode node = Elements.object();
        List<ObjectNode> extensions = new ArrayList<>(traceNumbers());
        extensions.addAll(requestedDate());
        further.forEach(extensions::add);
        if (!extensions.isEmpty()) {
            node.putArray("extension").addAll(extensions);
        }
        node.put("itemSequence", item.sequence());
        node.putArray("adjudication").add(adjudication(code(), null));
        return node;
    }

    /** An adjudication with that review action. */
    ObjectNode adjudication(String code, @Nullable String number) {
        ObjectNode adjudication = Elements.object();
        ObjectNode review = adjudication.putArray("extension").addObject().put("url", PasUrls.REVIEW_ACTION);
        ArrayNode parts = review.putArray("extension");
        if (number != null) {
            parts.add(Elements.extension("number", "valueString", number));
        }
        if (item.determination() instanceof Denied denied) {
            reasons.code(denied.reason())
                    .map(reason -> Elements.concept(PasUrls.X12_REVIEW_REASON, reason))
                    .ifPresent(reason -> parts.add(Elements.extension("reasonCode", "valueCodeableConcept", reason)));
        }
        parts.add(Elements.extension(
                PasUrls.REVIEW_ACTION_CODE, "valueCodeableConcept", Elements.concept(PasUrls.X12_REVIEW_ACTION, code)));
        adjudication.set("category", Elements.concept(ADJUDICATION, "submitted"));
        return adjudication;
    }

    /** The day it was certified, for how long, and the number it is known by. */
    List<ObjectNode> certification() {
        return switch (item.determination()) {
            case Approved approved -> certified(approved.authorized());
            case Modified modified -> certified(modified.authorized());
            case Pended pended -> referenceNumber();
            case Denied denied -> referenceNumber();
            case Cancelled cancelled -> referenceNumber();
        };
    }

    List<ObjectNode> traceNumbers() {
        return extensionsOfAsked(PasUrls.TRACE_NUMBER);
    }

    /** The extensions of the Claim's item with that url, as they were sent. */
    List<ObjectNode> extensionsOfAsked(String url) {
        var found = new ArrayList<ObjectNode>();
        for (JsonNode extension : asked.path("extension").values()) {
            if (extension instanceof ObjectNode object
                    && url.equals(object.path("url").asString(""))) {
                found.add(object);
            }
        }
        return found;
    }

    /** Product, modifiers, price and, when it has a unit as PAS demands, the quantity. */
    ObjectNode detail(boolean withQuantity) {
        ObjectNode detail = Elements.object().put("url", PasUrls.DETAIL);
        ArrayNode parts = detail.putArray("extension");
        parts.add(Elements.extension("productOrServiceCode", "valueCodeableConcept", product()));
        for (JsonNode modifier : asked.path("modifier").values()) {
            parts.add(Elements.extension("modifier", "valueCodeableConcept", modifier));
        }
        if (asked.get("unitPrice") instanceof ObjectNode price) {
            parts.add(Elements.extension("unitPrice", "valueMoney", price));
        }
        if (withQuantity && asked.get("quantity") instanceof ObjectNode quantity && hasUnit(quantity)) {
            parts.add(Elements.extension("quantity", "valueQuantity", quantity));
        }
        return detail;
    }

    /** The product as it was asked for; an item that names none is known by its order alone. */
    ObjectNode product() {
        return asked.get("productOrService") instanceof ObjectNode product
                ? product
                : Elements.concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-applicable");
    }

    private static boolean hasUnit(ObjectNode quantity) {
        return quantity.has("value") && (quantity.has("unit") || quantity.has("code"));
    }

    private List<ObjectNode> certified(Authorized authorized) {
        var extensions = new ArrayList<ObjectNode>();
        extensions.add(Elements.extension(
                PasUrls.ISSUE_DATE, "valueDate", item.decided().toString()));
        extensions.add(Elements.extension(PasUrls.PERIOD, "valuePeriod", Elements.period(authorized)));
        if (item.authorizationNumber() != null) {
            extensions.add(Elements.extension(PasUrls.AUTHORIZATION_NUMBER, "valueString", item.authorizationNumber()));
        }
        return extensions;
    }

    private List<ObjectNode> referenceNumber() {
        return item.referenceNumber() == null
                ? List.of()
                : List.of(Elements.extension(PasUrls.REFERENCE_NUMBER, "valueString", item.referenceNumber()));
    }

    private List<ObjectNode> requestedDate() {
        if (asked.get("servicedPeriod") instanceof ObjectNode period) {
            return List.of(Elements.extension(PasUrls.REQUESTED_DATE, "valuePeriod", period));
        }
        JsonNode date = asked.get("servicedDate");
        return date == null || !date.isString()
                ? List.of()
                : List.of(Elements.extension(PasUrls.REQUESTED_DATE, "valueDateTime", date));
    }

    /** A code of X12 306. */
    private String code() {
        return switch (item.determination()) {
            case Approved approved -> "A1";
            case Modified modified -> "A6";
            case Pended pended -> "A4";
            case Denied denied -> "A3";
            case Cancelled cancelled -> "C";
        };
    }
}
