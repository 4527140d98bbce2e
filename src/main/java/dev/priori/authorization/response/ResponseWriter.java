package dev.priori.authorization.response;

import dev.priori.authorization.request.Echo;
import dev.priori.authorization.request.SubmittedClaim;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes answers as one PAS version wants them: the ClaimResponse first, then every resource it refers to, each once.
 * PAS Response Bundle and PAS Inquiry Response Bundle.
 */
public final class ResponseWriter {

    private final PasVersion version;
    private final ClaimResponses responses;

    public ResponseWriter(PasVersion version, DenialReasons reasons) {
        this.version = version;
        this.responses = ClaimResponses.of(version, reasons);
    }

    /** An answer and the request it is given to. */
    public record Answered(SubmittedClaim claim, ClaimAnswer answer) {}

    /**
     * The answer to a request.
     *
     * @param base base URL of the PAS version, without a slash at its end
     */
    public byte[] submitAnswer(Answered answered, String base) {
        SubmittedClaim claim = answered.claim();
        ClaimAnswer answer = answered.answer();
        ObjectNode response = responses.write(claim, answer);
        var resources = new LinkedHashMap<String, ObjectNode>();
        resources.put(base + "/ClaimResponse/" + answer.id(), response);
        for (ObjectNode ask : responses.communicationRequests(claim, answer, ids(answer))) {
            String url = base + "/CommunicationRequest/" + ask.path("id").asString("");
            ClaimResponses.array(response, "communicationRequest").add(Elements.reference(url));
            resources.put(url, ask);
        }
        repeat(claim, resources, responses.repeatsClaim());
        ObjectNode bundle = bundle(PasUrls.RESPONSE_BUNDLE, answer.created(), resources);
        if (responses.repeatsBundleIdentifier() && claim.bundleIdentifier() != null) {
            bundle.set("identifier", claim.bundleIdentifier());
        }
        return bytes(bundle);
    }

    /** The answer to an inquiry: newest first, or that nothing was found. */
    public byte[] inquiryAnswer(List<Answered> found, String base, Instant now) {
        return switch (version) {
            case V2_0 -> bytes(found.isEmpty() ? nothingFound(now) : together(found, base, now));
            case V2_2 -> bytes(apart(found, base, now));
        };
    }

    private ObjectNode together(List<Answered> found, String base, Instant now) {
        var resources = new LinkedHashMap<String, ObjectNode>();
        for (Answered one : found) {
            addResponse(one, base, resources);
        }
        for (Answered one : found) {
            repeat(one.claim(), resources, false);
        }
        return bundle(PasUrls.INQUIRY_RESPONSE_BUNDLE, now, resources);
    }

    private ObjectNode apart(List<Answered> found, String base, Instant now) {
        ObjectNode parameters = Elements.object().put("resourceType", "Parameters");
        for (Answered one : found) {
            var resources = new LinkedHashMap<String, ObjectNode>();
            addResponse(one, base, resources);
            repeat(one.claim(), resources, false);
            ObjectNode bundle = bundle(PasUrls.INQUIRY_RESPONSE_BUNDLE, now, resources);
            if (one.claim().bundleIdentifier() != null) {
                bundle.set("identifier", one.claim().bundleIdentifier());
            }
            ClaimResponses.array(parameters, "parameter")
                    .addObject()
                    .put("name", "return")
                    .set("resource", bundle);
        }
        return parameters;
    }

    private void addResponse(Answered one, String base, Map<String, ObjectNode> resources) {
        resources.put(
                base + "/ClaimResponse/" + one.answer().id(), responses.writeForInquiry(one.claim(), one.answer()));
    }

    /** PAS 2.0.1 wants at least one entry. */
    private static ObjectNode nothingFound(Instant now) {
        ObjectNode outcome = Elements.object().put("resourceType", "OperationOutcome");
        String id = UUID.randomUUID().toString();
        outcome.put("id", id);
        ObjectNode issue = outcome.putArray("issue")
                .addObject()
                .put("severity", "information")
                .put("code", "not-found");
        issue.putObject("details").put("text", "No authorization matches the inquiry.");
        return bundle(PasUrls.INQUIRY_RESPONSE_BUNDLE, now, Map.of("urn:uuid:" + id, outcome));
    }

    private static void repeat(SubmittedClaim claim, Map<String, ObjectNode> resources, boolean withClaim) {
        var echo = new Echo(claim.bundle());
        echo.reach(claim.patient());
        echo.reach(claim.insurer());
        echo.reach(claim.provider());
        if (withClaim) {
            echo.reach(claim.claim());
        }
        echo.resources().forEach(resources::putIfAbsent);
    }

    private static ObjectNode bundle(String profile, Instant timestamp, Map<String, ObjectNode> resources) {
        ObjectNode bundle = Elements.object()
                .put("resourceType", "Bundle")
                .put("id", UUID.randomUUID().toString());
        ClaimResponses.profile(bundle, profile);
        bundle.put("type", "collection").put("timestamp", Elements.instant(timestamp));
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(
                (url, resource) -> entries.addObject().put("fullUrl", url).set("resource", resource));
        return bundle;
    }

    private static List<String> ids(ClaimAnswer answer) {
        int count = answer.items().stream().mapToInt(item -> item.asks().size()).sum();
        var ids = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID().toString());
        }
        return ids;
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
