package dev.priori.authorization.response;

import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.decision.Determination.Modified;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** PAS 2.0.1: the item itself tells what was authorized instead; an ask is a sentence. */
final class ClaimResponses20 extends ClaimResponses {

    ClaimResponses20(DenialReasons reasons) {
        super(reasons);
    }

    @Override
    List<ObjectNode> rootExtensions(SubmittedClaim claim, ClaimAnswer answer) {
        return List.of();
    }

    @Override
    void writeModified(ObjectNode response, ItemParts parts, Modified modified) {
        array(response, "item").add(parts.write(Stream.of(parts.detail(false))));
    }

    @Override
    void writeAsk(ObjectNode communicationRequest, int sequence, String ask) {
        ObjectNode payload = communicationRequest.putArray("payload").addObject();
        payload.putArray("extension")
                .addObject()
                .put("url", PasUrls.LINE_NUMBER)
                .put("valuePositiveInt", sequence);
        payload.put("contentString", ask);
    }

    @Override
    ObjectNode errorElement(String text) {
        return Elements.extension(PasUrls.ERROR_ELEMENT, "valueString", text);
    }

    @Override
    boolean repeatsClaim() {
        return true;
    }

    @Override
    boolean repeatsBundleIdentifier() {
        return false;
    }
}
