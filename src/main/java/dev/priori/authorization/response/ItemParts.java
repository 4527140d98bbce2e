package dev.priori.authorization.response;

import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.element.ReviewActions;
import dev.priori.authorization.request.Echo;
import dev.priori.authorization.request.RequestedItem;
import dev.priori.authorization.request.RequestedItem.Provider;
import dev.priori.authorization.response.ClaimAnswer.Item;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of ClaimResponse.item that every PAS version writes alike; what they refer to is repeated by the echo. */
record ItemParts(RequestedItem asked, Item item, DenialReasons reasons, Echo echo) {

    private static final String ADJUDICATION = "http://terminology.hl7.org/CodeSystem/adjudication";

    /** The item with these extensions and its review action. */
    ObjectNode write(List<ObjectNode> extensions, @Nullable String number) {
        ObjectNode node = Elements.object();
        if (!extensions.isEmpty()) {
            node.putArray("extension").addAll(extensions);
        }
        node.put("itemSequence", item.sequence());
        node.putArray("adjudication").add(adjudication(ReviewActions.code(item.determination()), number));
        return node;
    }

    /** Trace numbers, what was asked for when, and for which diagnoses. */
    Stream<ObjectNode> request() {
        return Stream.of(
                        asked.extensions(PasUrls.TRACE_NUMBER).stream(),
                        requestedDate().stream(),
                        asked.diagnoses().stream()
                                .map(code -> Elements.extension(
                                        PasUrls.COMMUNICATED_DIAGNOSIS, "valueCodeableConcept", code)))
                .flatMap(parts -> parts);
    }

    /** The day it was certified, for how long, and the numbers it is known by. */
    Stream<ObjectNode> certification() {
        Authorized authorized = authorized().orElse(null);
        return authorized == null ? referenceNumber() : Stream.concat(certified(authorized), referenceNumber());
    }

    /** What is authorized, of an approved or modified item. */
    Optional<Authorized> authorized() {
        return switch (item.determination()) {
            case Approved approved -> Optional.of(approved.authorized());
            case Modified modified -> Optional.of(modified.authorized());
            case Pended pended -> Optional.empty();
            case Denied denied -> Optional.empty();
            case Cancelled cancelled -> Optional.empty();
        };
    }

    /** An adjudication with that review action. */
    ObjectNode adjudication(String code, @Nullable String number) {
        ObjectNode review = Elements.object().put("url", PasUrls.REVIEW_ACTION);
        ArrayNode parts = review.putArray("extension");
        if (number != null) {
            parts.add(Elements.extension("number", "valueString", number));
        }
        reasonCode()
                .ifPresent(reason -> parts.add(Elements.extension(
                        "reasonCode", "valueCodeableConcept", Elements.concept(PasUrls.X12_REVIEW_REASON, reason))));
        parts.add(Elements.extension(
                PasUrls.REVIEW_ACTION_CODE, "valueCodeableConcept", Elements.concept(PasUrls.X12_REVIEW_ACTION, code)));
        return adjudication(review);
    }

    /** An adjudication with a review action as it is given. */
    static ObjectNode adjudication(ObjectNode review) {
        ObjectNode adjudication = Elements.object();
        adjudication.putArray("extension").add(review);
        adjudication.set("category", Elements.concept(ADJUDICATION, "submitted"));
        return adjudication;
    }

    /** The plan's code of X12 886 for a denial. */
    Optional<String> reasonCode() {
        return item.determination() instanceof Denied denied ? reasons.code(denied.reason()) : Optional.empty();
    }

    /** An authorized provider; {@code type} is the version's own extension for the kind of provider, if it is told. */
    ObjectNode provider(Provider provider, Stream<ObjectNode> further) {
        ObjectNode extension = Elements.object().put("url", PasUrls.PROVIDER);
        ArrayNode parts = extension.putArray("extension");
        parts.add(Elements.extension("provider", "valueReference", echo.reference(provider.entry())));
        further.forEach(parts::add);
        return extension;
    }

    /** Product, modifiers, price and, when it has a unit as PAS demands, the quantity. */
    ObjectNode detail(@Nullable ObjectNode quantity) {
        ObjectNode detail = Elements.object().put("url", PasUrls.DETAIL);
        ArrayNode parts = detail.putArray("extension");
        parts.add(Elements.extension("productOrServiceCode", "valueCodeableConcept", product()));
        for (JsonNode modifier : asked.node().path("modifier").values()) {
            parts.add(Elements.extension("modifier", "valueCodeableConcept", modifier));
        }
        if (asked.node().get("unitPrice") instanceof ObjectNode price) {
            parts.add(Elements.extension("unitPrice", "valueMoney", price));
        }
        if (quantity != null) {
            parts.add(Elements.extension("quantity", "valueQuantity", quantity));
        }
        return detail;
    }

    /** The product as it was asked for; an item that names none is known by its order alone. */
    ObjectNode product() {
        return asked.node().get("productOrService") instanceof ObjectNode product
                ? product
                : Elements.concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "not-applicable");
    }

    private Stream<ObjectNode> certified(Authorized authorized) {
        var extensions = new ArrayList<ObjectNode>();
        extensions.add(Elements.extension(
                PasUrls.ISSUE_DATE, "valueDate", item.decided().toString()));
        extensions.add(Elements.extension(PasUrls.PERIOD, "valuePeriod", Elements.period(authorized)));
        if (item.authorizationNumber() != null) {
            extensions.add(Elements.extension(PasUrls.AUTHORIZATION_NUMBER, "valueString", item.authorizationNumber()));
        }
        return extensions.stream();
    }

    private Stream<ObjectNode> referenceNumber() {
        return item.referenceNumber() == null
                ? Stream.empty()
                : Stream.of(Elements.extension(PasUrls.REFERENCE_NUMBER, "valueString", item.referenceNumber()));
    }

    private Optional<ObjectNode> requestedDate() {
        if (asked.node().get("servicedPeriod") instanceof ObjectNode period) {
            return Optional.of(Elements.extension(PasUrls.REQUESTED_DATE, "valuePeriod", period));
        }
        JsonNode date = asked.node().get("servicedDate");
        return date == null || !date.isString()
                ? Optional.empty()
                : Optional.of(Elements.extension(PasUrls.REQUESTED_DATE, "valueDateTime", date));
    }
}
