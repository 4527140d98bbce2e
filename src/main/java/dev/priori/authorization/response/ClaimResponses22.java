package dev.priori.authorization.response;

import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.Item;
import dev.priori.decision.Determination.Modified;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** PAS 2.2.1: what was authorized instead is an added item; an ask is a document type, with the words as a note. */
final class ClaimResponses22 extends ClaimResponses {

    /** LOINC: medical records; the profile takes attachment types only, no sentence. */
    private static final String MEDICAL_RECORDS = "11503-0";

    ClaimResponses22(DenialReasons reasons) {
        super(reasons);
    }

    @Override
    List<ObjectNode> rootExtensions(SubmittedClaim claim, ClaimAnswer answer) {
        var extensions = new ArrayList<ObjectNode>();
        for (JsonNode extension : claim.claim().resource().path("extension").values()) {
            if (extension instanceof ObjectNode sent
                    && PasUrls.TRANSMISSION.equals(sent.path("url").asString(""))) {
                extensions.add(returned(sent));
            }
        }
        if (!answer.items().isEmpty()) {
            ObjectNode reviewer = Elements.object().put("url", PasUrls.REVIEWER);
            reviewer.putArray("extension")
                    .addObject()
                    .put("url", "wasHumanReviewedFlag")
                    .put("valueBoolean", answer.items().stream().anyMatch(ClaimResponses22::reviewed));
            extensions.add(reviewer);
        }
        return extensions;
    }

    @Override
    void writeModified(ObjectNode response, ItemParts parts, Modified modified) {
        array(response, "item").add(parts.writeAsked(Stream.of(parts.detail(true))));
        ObjectNode added = array(response, "addItem").addObject();
        ArrayNode extensions = added.putArray("extension");
        extensions.addAll(parts.traceNumbers());
        extensions.addAll(parts.certification());
        extensions.addAll(parts.extensionsOfAsked(PasUrls.REQUEST_TYPE));
        extensions.addAll(parts.extensionsOfAsked(PasUrls.CERTIFICATION_TYPE));
        added.putArray("itemSequence").add(parts.item().sequence());
        added.set("productOrService", parts.product());
        Elements.copy(parts.asked(), added, "modifier");
        added.set("servicedPeriod", Elements.period(modified.authorized()));
        Elements.copy(parts.asked(), added, "locationCodeableConcept", "unitPrice");
        added.putArray("adjudication").add(parts.adjudication("A1", parts.item().authorizationNumber()));
    }

    @Override
    void writeAsk(ObjectNode communicationRequest, int sequence, String ask) {
        communicationRequest
                .putArray("extension")
                .addObject()
                .put("url", PasUrls.LINE_NUMBER)
                .put("valuePositiveInt", sequence);
        communicationRequest.putArray("payload").addObject().put("contentString", MEDICAL_RECORDS);
        communicationRequest.putArray("note").addObject().put("text", ask);
    }

    @Override
    ObjectNode errorElement(String text) {
        ObjectNode element = Elements.object().put("url", PasUrls.ERROR_ELEMENT);
        element.putArray("extension").addObject().put("url", "processNote").put("valuePositiveInt", 1);
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

    private static boolean reviewed(Item item) {
        return item.reviewer() != null;
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
