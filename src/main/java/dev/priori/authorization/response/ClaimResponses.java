package dev.priori.authorization.response;

import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.response.ClaimAnswer.Item;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one ClaimResponse, its CommunicationRequests apart. What the PAS versions disagree about is left to each. */
abstract sealed class ClaimResponses permits ClaimResponses20, ClaimResponses22 {

    private static final String NOTE_TYPE = "display";

    private final DenialReasons reasons;

    ClaimResponses(DenialReasons reasons) {
        this.reasons = reasons;
    }

    static ClaimResponses of(PasVersion version, DenialReasons reasons) {
        return switch (version) {
            case V2_0 -> new ClaimResponses20(reasons);
            case V2_2 -> new ClaimResponses22(reasons);
        };
    }

    /** Extensions of the ClaimResponse itself. */
    abstract List<ObjectNode> rootExtensions(SubmittedClaim claim, ClaimAnswer answer);

    /** Adds what was authorized instead of what was asked for. */
    abstract void writeModified(ObjectNode response, ItemParts parts, Modified modified);

    /** Says what the plan asks for, and which item it is for. */
    abstract void writeAsk(ObjectNode communicationRequest, int sequence, String ask);

    /** The extension that says where an error lies, if the version has a place for words. */
    abstract ObjectNode errorElement(String text);

    /** Whether an answer repeats the Claim itself. */
    abstract boolean repeatsClaim();

    /** Whether the answer to a request carries the identifier of the request's bundle. */
    abstract boolean repeatsBundleIdentifier();

    /** The ClaimResponse as it answers a request. */
    ObjectNode write(SubmittedClaim claim, ClaimAnswer answer) {
        ObjectNode response = head(claim, answer, PasUrls.CLAIM_RESPONSE);
        var notes = new ProcessNotes(response);
        for (Item item : answer.items()) {
            writeItem(response, new ItemParts(claim.item(item.sequence()), item, reasons), notes);
        }
        for (BusinessError error : answer.errors()) {
            writeError(response, error, notes);
        }
        return response;
    }

    /** The same for an inquiry, whose profile differs and knows no CommunicationRequest. */
    ObjectNode writeForInquiry(SubmittedClaim claim, ClaimAnswer answer) {
        ObjectNode response = write(claim, answer);
        profile(response, PasUrls.INQUIRY_RESPONSE);
        return response;
    }

    /** What the plan needs to know, one resource for each thing; ids are those of {@code ids}, in order. */
    List<ObjectNode> communicationRequests(SubmittedClaim claim, ClaimAnswer answer, List<String> ids) {
        var requests = new ArrayList<ObjectNode>();
        for (Item item : answer.items()) {
            for (String ask : item.asks()) {
                requests.add(communicationRequest(claim, item, ids.get(requests.size()), ask));
            }
        }
        return requests;
    }

    private ObjectNode communicationRequest(SubmittedClaim claim, Item item, String id, String ask) {
        ObjectNode request =
                Elements.object().put("resourceType", "CommunicationRequest").put("id", id);
        profile(request, PasUrls.COMMUNICATION_REQUEST);
        request.putArray("identifier")
                .addObject()
                .put("system", "urn:ietf:rfc:3986")
                .put("value", "urn:uuid:" + id);
        request.put("status", "active");
        writeAsk(request, item.sequence(), ask);
        String insurer = SubmittedClaim.url(claim.insurer());
        request.set("requester", Elements.reference(insurer));
        request.putArray("recipient").add(Elements.reference(insurer));
        if (claim.provider().type().equals("Organization")) {
            request.set("sender", Elements.reference(SubmittedClaim.url(claim.provider())));
        }
        return request;
    }

    private ObjectNode head(SubmittedClaim claim, ClaimAnswer answer, String profile) {
        ObjectNode source = claim.claim().resource();
        ObjectNode response =
                Elements.object().put("resourceType", "ClaimResponse").put("id", answer.id());
        profile(response, profile);
        List<ObjectNode> extensions = rootExtensions(claim, answer);
        if (!extensions.isEmpty()) {
            response.putArray("extension").addAll(extensions);
        }
        Elements.copy(source, response, "identifier");
        response.put("status", "active");
        Elements.copy(source, response, "type", "subType");
        response.put("use", "preauthorization");
        response.set("patient", Elements.reference(SubmittedClaim.url(claim.patient())));
        response.put("created", Elements.instant(answer.created()));
        response.set("insurer", Elements.reference(SubmittedClaim.url(claim.insurer())));
        response.set("requestor", Elements.reference(SubmittedClaim.url(claim.provider())));
        response.set("request", Elements.reference(SubmittedClaim.url(claim.claim())));
        response.put("outcome", answer.errors().isEmpty() ? "complete" : "error");
        writeOverall(response, answer.items());
        return response;
    }

    /** The number and period of the whole request, where all its authorized items share them. */
    private static void writeOverall(ObjectNode response, List<Item> items) {
        List<String> numbers = items.stream()
                .map(Item::authorizationNumber)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (numbers.size() == 1) {
            response.put("preAuthRef", numbers.getFirst());
        }
        List<Authorized> periods =
                items.stream().flatMap(item -> authorized(item).stream()).toList();
        if (!periods.isEmpty() && periods.size() == items.size()) {
            LocalDate from = periods.stream()
                    .map(Authorized::from)
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            LocalDate to = periods.stream()
                    .map(Authorized::to)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            response.set("preAuthPeriod", Elements.period(new Authorized(from, to)));
        }
    }

    private static Optional<Authorized> authorized(Item item) {
        return switch (item.determination()) {
            case Approved approved -> Optional.of(approved.authorized());
            case Modified modified -> Optional.of(modified.authorized());
            case Pended pended -> Optional.empty();
            case Denied denied -> Optional.empty();
            case Cancelled cancelled -> Optional.empty();
        };
    }

    private void writeItem(ObjectNode response, ItemParts parts, ProcessNotes notes) {
        List<Integer> numbers = notes.add(parts.item().notes());
        if (parts.item().determination() instanceof Modified modified) {
            writeModified(response, parts, modified);
        } else {
            boolean approved = parts.item().determination() instanceof Approved;
            array(response, "item").add(parts.write(approved ? Stream.of(parts.detail(true)) : Stream.empty()));
        }
        if (!numbers.isEmpty()) {
            ArrayNode items = array(response, "item");
            ArrayNode numberNodes = ((ObjectNode) items.get(items.size() - 1)).putArray("noteNumber");
            numbers.forEach(numberNodes::add);
        }
    }

    private void writeError(ObjectNode response, BusinessError error, ProcessNotes notes) {
        notes.add(List.of(error.text()));
        ObjectNode node = array(response, "error").addObject();
        node.putArray("extension")
                .add(Elements.extension(
                        PasUrls.ERROR_FOLLOWUP,
                        "valueCodeableConcept",
                        Elements.concept(PasUrls.X12_FOLLOWUP, error.followup())))
                .add(errorElement(error.text()))
                .add(Elements.extension(PasUrls.ERROR_PATH, "valueString", error.path()));
        node.set("code", Elements.concept(PasUrls.X12_REJECT_REASON, error.code()));
    }

    static void profile(ObjectNode resource, String profile) {
        resource.putObject("meta").putArray("profile").add(profile);
    }

    static ArrayNode array(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode found ? found : object.putArray(name);
    }

    /** Numbers the notes of a ClaimResponse. */
    private static final class ProcessNotes {
        private final ObjectNode response;
        private int last;

        ProcessNotes(ObjectNode response) {
            this.response = response;
        }

        List<Integer> add(List<String> texts) {
            var numbers = new ArrayList<Integer>(texts.size());
            for (String text : texts) {
                last++;
                numbers.add(last);
                array(response, "processNote")
                        .addObject()
                        .put("number", last)
                        .put("type", NOTE_TYPE)
                        .put("text", text);
            }
            return numbers;
        }
    }
}
