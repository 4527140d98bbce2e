package dev.priori.authorization.response;

import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.Echo;
import dev.priori.authorization.request.RequestedItem;
import dev.priori.authorization.request.RequestedItem.Provider;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Reviewer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** PAS 2.2.1: what was authorized instead is an added item; what is common to all items stands in the header. */
final class ClaimResponses22 extends ClaimResponses {

    ClaimResponses22(DenialReasons reasons) {
        super(reasons);
    }

    @Override
    void writeWhole(ObjectNode response, SubmittedClaim claim, List<ItemParts> items, Echo echo) {
        var extensions = new ArrayList<ObjectNode>();
        for (JsonNode extension : claim.claim().resource().path("extension").values()) {
            if (extension instanceof ObjectNode sent
                    && PasUrls.TRANSMISSION.equals(sent.path("url").asString(""))) {
                extensions.add(returned(sent));
            }
        }
        if (!items.isEmpty()) {
            extensions.add(reviewer(items));
            writeDecision(response, items);
        }
        items.stream()
                .filter(parts -> parts.authorized().isPresent())
                .findFirst()
                .ifPresent(parts -> {
                    for (Provider provider : RequestedItem.overallProviders(claim)) {
                        extensions.add(parts.provider(provider, qualification(provider)));
                    }
                });
        if (!extensions.isEmpty()) {
            response.putArray("extension").addAll(extensions);
        }
    }

    /** The number or the reason that all items share. The guide allows no review action code there. */
    private static void writeDecision(ObjectNode response, List<ItemParts> items) {
        Optional<String> number = commonNumber(items);
        Set<Optional<String>> reasons = new HashSet<>();
        items.forEach(parts -> reasons.add(parts.reasonCode()));
        ObjectNode review = Elements.object().put("url", PasUrls.REVIEW_ACTION);
        ArrayNode parts = review.putArray("extension");
        number.ifPresent(common -> parts.add(Elements.extension("number", "valueString", common)));
        if (reasons.size() == 1) {
            reasons.iterator()
                    .next()
                    .ifPresent(reason -> parts.add(Elements.extension(
                            "reasonCode",
                            "valueCodeableConcept",
                            Elements.concept(PasUrls.X12_REVIEW_REASON, reason))));
        }
        if (!parts.isEmpty()) {
            response.putArray("adjudication").add(ItemParts.adjudication(review));
        }
    }

    /** Whether a person decided any of it, and who the first of them was. */
    private static ObjectNode reviewer(List<ItemParts> items) {
        Optional<Reviewer> reviewer = items.stream()
                .flatMap(parts -> Stream.ofNullable(parts.item().reviewer()))
                .findFirst();
        ObjectNode extension = Elements.object().put("url", PasUrls.REVIEWER);
        ArrayNode parts = extension.putArray("extension");
        parts.addObject().put("url", "wasHumanReviewedFlag").put("valueBoolean", reviewer.isPresent());
        reviewer.map(Reviewer::npi)
                .ifPresent(npi -> parts.addObject()
                        .put("url", "reviewerNPI")
                        .putObject("valueIdentifier")
                        .put("system", PasUrls.NPI)
                        .put("value", npi));
        reviewer.map(Reviewer::specialty)
                .ifPresent(specialty -> parts.add(Elements.extension(
                        "reviewerSpecialty",
                        "valueCodeableConcept",
                        Elements.concept(PasUrls.PROVIDER_TAXONOMY, specialty))));
        return extension;
    }

    /** A Claim known by a urn alone cannot be asked for again. */
    @Override
    ObjectNode request(SubmittedClaim claim) {
        String url = SubmittedClaim.url(claim.claim());
        ObjectNode request = Elements.object();
        if (url.startsWith("urn:")) {
            request.putArray("extension")
                    .addObject()
                    .put("url", PasUrls.DATA_ABSENT)
                    .put("valueCode", "unknown");
        }
        return request.put("reference", url);
    }

    @Override
    ObjectNode writeItem(ItemParts parts) {
        Stream<ObjectNode> authorized = parts.authorized().isEmpty() ? Stream.empty() : authorized(parts);
        return parts.write(
                Stream.of(parts.request(), parts.certification(), authorized)
                        .flatMap(extensions -> extensions)
                        .toList(),
                parts.item().authorizationNumber());
    }

    @Override
    ObjectNode writeModified(ObjectNode response, ItemParts parts, Modified modified) {
        Elements.array(response, "addItem").add(new AddedItem(parts).write(modified.authorized()));
        return parts.write(
                Stream.concat(parts.request(), Stream.of(parts.detail(Quantities.asked(parts.asked()))))
                        .toList(),
                null);
    }

    private static Stream<ObjectNode> authorized(ItemParts parts) {
        Stream<ObjectNode> providers = parts.asked().namedProviders().stream()
                .map(provider -> parts.provider(provider, Stream.concat(type(provider), qualification(provider))));
        return Stream.of(providers, Stream.of(parts.detail(Quantities.asked(parts.asked()))), stay(parts.asked()))
                .flatMap(extensions -> extensions);
    }

    /** Admission and discharge as the request names them. */
    static Stream<ObjectNode> stay(RequestedItem asked) {
        Stream<ObjectNode> admission = asked.timing("admissionDates").stream()
                .map(timing -> Elements.extension(
                        PasUrls.ADMISSION_DATES, timing.isObject() ? "valuePeriod" : "valueDate", timing));
        Stream<ObjectNode> discharge = asked.timing("dischargeDates").stream()
                .map(timing -> timing.isObject() ? timing.path("end") : timing)
                .filter(JsonNode::isString)
                .map(day -> Elements.extension(PasUrls.DISCHARGE_DATE, "valueDate", day));
        return Stream.concat(admission, discharge);
    }

    private static Stream<ObjectNode> type(Provider provider) {
        ObjectNode type = provider.type();
        return type == null
                ? Stream.empty()
                : Stream.of(Elements.extension(PasUrls.PROVIDER_TYPE, "valueCodeableConcept", type));
    }

    private static Stream<ObjectNode> qualification(Provider provider) {
        ObjectNode qualification = provider.qualification();
        return qualification == null
                ? Stream.empty()
                : Stream.of(Elements.extension("qualification", "valueCodeableConcept", qualification));
    }

    @Override
    ObjectNode errorElement(String text, int note) {
        ObjectNode element = Elements.object().put("url", PasUrls.ERROR_ELEMENT);
        element.putArray("extension").addObject().put("url", "processNote").put("valuePositiveInt", note);
        return element;
    }

    @Override
    boolean repeatsClaim() {
        return false;
    }

    @Override
    boolean repeatsBundleIdentifier() {
        return true;
    }

    /** Sender and receiver change places. */
    private static ObjectNode returned(ObjectNode sent) {
        ObjectNode returned = Elements.object().put("url", PasUrls.TRANSMISSION);
        ArrayNode parts = returned.putArray("extension");
        for (JsonNode part : sent.path("extension").values()) {
            if (part instanceof ObjectNode object) {
                String url = object.path("url").asString("");
                String other =
                        url.contains("Sender") ? url.replace("Sender", "Receiver") : url.replace("Receiver", "Sender");
                parts.add(object.deepCopy().put("url", other));
            }
        }
        return returned;
    }
}
