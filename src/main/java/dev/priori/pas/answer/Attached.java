package dev.priori.pas.answer;

import dev.priori.authorization.Case;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.store.CaseStore;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.pas.read.PasRequest;
import dev.priori.pas.read.SentAttachments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What was attached to a case after its request: evidence like the request's own, the newest version of a resource first. */
final class Attached {

    /** The interface that attachments are kept under. */
    static final String SOURCE = "attachment";

    private final CaseStore cases;

    Attached(CaseStore cases) {
        this.cases = cases;
    }

    /** The request of a case with everything that was attached to it so far. */
    PasRequest addedTo(PasRequest request, Case kept) {
        return addedTo(request, kept, List.of());
    }

    /** The same, and with what is attached now. */
    PasRequest addedTo(PasRequest request, Case kept, List<ObjectNode> now) {
        var contents = new ArrayList<ObjectNode>();
        for (byte[] body : cases.causes(kept.id(), SOURCE)) {
            contents.addAll(SentAttachments.parse(JsonDocument.parse(body, Limits.DEFAULT.withBytes(body.length)))
                    .contents());
        }
        contents.addAll(now);
        var resources = new LinkedHashMap<String, ObjectNode>();
        for (ObjectNode content : contents) {
            resources.put(url(request, content), content);
        }
        return resources.isEmpty()
                ? request
                : request.withEvidence(request.evidence().with(resources));
    }

    /** Where the patient lies, so that relative references lead there; a resource without an id is known by its content. */
    private static String url(PasRequest request, ObjectNode content) {
        String patient = SubmittedClaim.url(request.claim().patient());
        String id = content.path("id").asString("");
        int base = patient.lastIndexOf("/Patient/");
        return id.isEmpty() || base < 0
                ? "urn:uuid:" + UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8))
                : patient.substring(0, base + 1) + content.path("resourceType").asString("") + "/" + id;
    }
}
