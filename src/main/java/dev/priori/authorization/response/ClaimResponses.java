package dev.priori.authorization.response;

import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.Echo;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.response.ClaimAnswer.Item;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Modified;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one ClaimResponse. What the PAS versions disagree about is left to each. */
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

    /** Adds what the version says of the whole request: extensions of the ClaimResponse, its header adjudication. */
    abstract void writeWhole(ObjectNode response, SubmittedClaim claim, List<ItemParts> items, Echo echo);

    /** Which Claim is answered. */
    abstract ObjectNode request(SubmittedClaim claim);

    /** The item of whatever was not modified. */
    abstract ObjectNode writeItem(ItemParts parts);

    /** The item of what was modified; adds what was authorized instead of what was asked for. */
    abstract ObjectNode writeModified(ObjectNode response, ItemParts parts, Modified modified);

    /** The extension that says where an error lies, if the version has a place for words. */
    abstract ObjectNode errorElement(String text, int note);

    /** Whether an answer repeats the Claim itself, and with every resource what it claims to conform to. */
    abstract boolean repeatsClaim();

    /** Whether the answer to a request carries the identifier of the request's bundle. */
    abstract boolean repeatsBundleIdentifier();

    /** The ClaimResponse as it answers a request. What it refers to is taken in by the echo. */
    ObjectNode write(SubmittedClaim claim, ClaimAnswer answer, Echo echo) {
        ObjectNode response = head(claim, answer, echo);
        List<ItemParts> items = answer.items().stream()
                .map(item -> new ItemParts(claim.item(item.sequence()), item, reasons, echo))
                .toList();
        if (!items.isEmpty()) {
            writeOverall(response, items);
        }
        writeWhole(response, claim, items, echo);
        var notes = new ProcessNotes(response);
        for (ItemParts parts : items) {
            writeItem(response, parts, notes);
        }
        for (BusinessError error : answer.errors()) {
            writeError(response, error, notes);
        }
        ObjectNode whole = echo.repeat(response, claim.claim());
        whole.set("request", request(claim));
        return whole;
    }

    /** The same for an inquiry, whose profile differs: one diagnosis an item. */
    ObjectNode writeForInquiry(SubmittedClaim claim, ClaimAnswer answer, Echo echo) {
        ObjectNode response = write(claim, answer, echo);
        Elements.profile(response, PasUrls.INQUIRY_RESPONSE);
        if (!answer.errors().isEmpty()) {
            response.set("request", unknownRequest());
        }
        for (var item : response.path("item").values()) {
            if (item.get("extension") instanceof ArrayNode extensions) {
                keepFirst(extensions, PasUrls.COMMUNICATED_DIAGNOSIS);
            }
        }
        return response;
    }

    /** An inquiry that is not answered has found no request. */
    private static ObjectNode unknownRequest() {
        ObjectNode request = Elements.object();
        request.putArray("extension")
                .addObject()
                .put("url", PasUrls.DATA_ABSENT)
                .put("valueCode", "unknown");
        return request;
    }

    private static void keepFirst(ArrayNode extensions, String url) {
        int found = 0;
        for (int i = 0; i < extensions.size(); ) {
            boolean meant = url.equals(extensions.path(i).path("url").asString(""));
            found += meant ? 1 : 0;
            if (meant && found > 1) {
                extensions.remove(i);
            } else {
                i++;
            }
        }
    }

    private ObjectNode head(SubmittedClaim claim, ClaimAnswer answer, Echo echo) {
        ObjectNode source = claim.claim().resource();
        ObjectNode response =
                Elements.object().put("resourceType", "ClaimResponse").put("id", answer.id());
        Elements.profile(response, PasUrls.CLAIM_RESPONSE);
        Elements.copy(source, response, "identifier");
        response.put("status", "active");
        Elements.copy(source, response, "type", "subType");
        response.put("use", "preauthorization");
        response.set("patient", echo.reference(claim.patient()));
        response.put("created", Elements.instant(answer.created()));
        response.set("insurer", echo.reference(claim.insurer()));
        response.set("requestor", echo.reference(claim.provider()));
        response.put("outcome", answer.errors().isEmpty() ? "complete" : "error");
        return response;
    }

    /** The number and period of the whole request, where all its authorized items share them. */
    private static void writeOverall(ObjectNode response, List<ItemParts> items) {
        Optional<String> number = commonNumber(items);
        number.ifPresent(common -> response.put("preAuthRef", common));
        List<Authorized> periods =
                items.stream().flatMap(item -> item.authorized().stream()).toList();
        if (periods.size() == items.size()) {
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

    /** The authorization number, when there is but one of what is authorized. */
    static Optional<String> commonNumber(List<ItemParts> items) {
        List<String> numbers = items.stream()
                .filter(parts -> parts.authorized().isPresent())
                .map(parts -> parts.item().authorizationNumber())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty();
    }

    private void writeItem(ObjectNode response, ItemParts parts, ProcessNotes notes) {
        Item item = parts.item();
        List<Integer> numbers = notes.add(item.findings().notes());
        ObjectNode node = item.determination() instanceof Modified modified
                ? writeModified(response, parts, modified)
                : writeItem(parts);
        Elements.array(response, "item").add(node);
        if (!numbers.isEmpty()) {
            ArrayNode numberNodes = node.putArray("noteNumber");
            numbers.forEach(numberNodes::add);
        }
    }

    private void writeError(ObjectNode response, BusinessError error, ProcessNotes notes) {
        int note = notes.add(List.of(error.text())).getFirst();
        ObjectNode node = Elements.array(response, "error").addObject();
        node.putArray("extension")
                .add(Elements.extension(
                        PasUrls.ERROR_FOLLOWUP,
                        "valueCodeableConcept",
                        Elements.concept(PasUrls.X12_FOLLOWUP, error.followup())))
                .add(errorElement(error.text(), note))
                .add(Elements.extension(PasUrls.ERROR_PATH, "valueString", error.path()));
        node.set("code", Elements.concept(PasUrls.X12_REJECT_REASON, error.code()));
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
                Elements.array(response, "processNote")
                        .addObject()
                        .put("number", last)
                        .put("type", NOTE_TYPE)
                        .put("text", text);
            }
            return numbers;
        }
    }
}
