package dev.priori.authorization.response;

import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.Echo;
import dev.priori.authorization.request.SubmittedClaim;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
        return bytes(submitBundle(answered, base));
    }

    /**
     * A decided case as a notification carries it: the answer to its request as it would be given now, without claims to
     * profiles, which a validator of a whole notification would follow into resources of the caller's.
     */
    public ObjectNode notified(Answered answered, String base, Instant now) {
        ObjectNode bundle = submitBundle(answered, base);
        bundle.remove("meta");
        bundle.put("timestamp", Elements.instant(now));
        for (var entry : bundle.path("entry").values()) {
            if (entry.path("resource") instanceof ObjectNode resource) {
                resource.remove("meta");
            }
        }
        return bundle;
    }

    private ObjectNode submitBundle(Answered answered, String base) {
        SubmittedClaim claim = answered.claim();
        ClaimAnswer answer = answered.answer();
        var echo = new Echo(claim.bundle(), responses.repeatsClaim());
        ObjectNode response = responses.write(claim, answer, echo);
        var resources = new LinkedHashMap<String, ObjectNode>();
        resources.put(url(base, response), response);
        var requests = new InformationRequests(version, claim, answer);
        for (ObjectNode ask : requests.communicationRequests()) {
            Elements.array(response, "communicationRequest").add(Elements.reference(url(base, ask)));
            resources.put(url(base, ask), ask);
        }
        requests.tasks(base).forEach(task -> resources.put(url(base, task), task));
        if (responses.repeatsClaim()) {
            echo.reach(claim.claim());
        }
        echo.resources().forEach(resources::putIfAbsent);
        ObjectNode bundle = bundle(PasUrls.RESPONSE_BUNDLE, answer.created(), resources);
        if (responses.repeatsBundleIdentifier() && claim.bundleIdentifier() != null) {
            bundle.set("identifier", claim.bundleIdentifier());
        }
        return bundle;
    }

    /** The answer to an inquiry: newest first, or that nothing was found. */
    public byte[] inquiryAnswer(List<Answered> found, String base, Instant now) {
        return switch (version) {
            case V2_0 -> bytes(found.isEmpty() ? nothingFound(now) : inquiryBundle(found, base, now));
            case V2_2 -> bytes(apart(found, base, now));
        };
    }

    private ObjectNode apart(List<Answered> found, String base, Instant now) {
        ObjectNode parameters = Elements.object().put("resourceType", "Parameters");
        for (Answered one : found) {
            ObjectNode bundle = inquiryBundle(List.of(one), base, now);
            if (one.claim().bundleIdentifier() != null) {
                bundle.set("identifier", one.claim().bundleIdentifier());
            }
            Elements.array(parameters, "parameter")
                    .addObject()
                    .put("name", "return")
                    .set("resource", bundle);
        }
        return parameters;
    }

    /** The ClaimResponses, then the tasks that are still open, then what they refer to. */
    private ObjectNode inquiryBundle(List<Answered> found, String base, Instant now) {
        var resources = new LinkedHashMap<String, ObjectNode>();
        var tasks = new LinkedHashMap<String, ObjectNode>();
        var repeated = new LinkedHashMap<String, ObjectNode>();
        for (Answered one : found) {
            var echo = new Echo(one.claim().bundle(), responses.repeatsClaim());
            ObjectNode response = responses.writeForInquiry(one.claim(), one.answer(), echo);
            resources.put(url(base, response), response);
            new InformationRequests(version, one.claim(), one.answer())
                    .tasks(base)
                    .forEach(task -> tasks.put(url(base, task), task));
            echo.resources().forEach(repeated::putIfAbsent);
        }
        resources.putAll(tasks);
        repeated.forEach(resources::putIfAbsent);
        return bundle(PasUrls.INQUIRY_RESPONSE_BUNDLE, now, resources);
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

    private static String url(String base, ObjectNode resource) {
        return base + "/" + resource.path("resourceType").asString("") + "/"
                + resource.path("id").asString("");
    }

    private static ObjectNode bundle(String profile, Instant timestamp, Map<String, ObjectNode> resources) {
        ObjectNode bundle = Elements.object()
                .put("resourceType", "Bundle")
                .put("id", UUID.randomUUID().toString());
        Elements.profile(bundle, profile);
        bundle.put("type", "collection").put("timestamp", Elements.instant(timestamp));
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(
                (url, resource) -> entries.addObject().put("fullUrl", url).set("resource", resource));
        return bundle;
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
