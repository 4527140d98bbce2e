package dev.priori.authorization.response;

import dev.priori.authorization.Ask;
import dev.priori.authorization.element.Elements;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.Item;
import dev.priori.fhir.Entry;
import dev.priori.policy.Criterion.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the plan asks for while items pend: CommunicationRequests, one for each thing to know, and Tasks, one for all
 * documents and one for the questionnaire (PAS 2.2.1, request for additional information). Their ids are made from the
 * ClaimResponse's, so that they stay the same however often they are written.
 */
final class InformationRequests {

    /** LOINC: medical records; the code for an ask that names no document. */
    private static final String MEDICAL_RECORDS = "11503-0";

    private static final String LOINC = "http://loinc.org";
    private static final String RFC_3986 = "urn:ietf:rfc:3986";

    private final PasVersion version;
    private final SubmittedClaim claim;
    private final ClaimAnswer answer;

    InformationRequests(PasVersion version, SubmittedClaim claim, ClaimAnswer answer) {
        this.version = version;
        this.claim = claim;
        this.answer = answer;
    }

    /** One resource for each ask of each item. */
    List<ObjectNode> communicationRequests() {
        var requests = new ArrayList<ObjectNode>();
        for (Item item : answer.items()) {
            List<Ask> asks = item.findings().asks();
            for (int i = 0; i < asks.size(); i++) {
                requests.add(communicationRequest(item, asks.get(i), i + 1));
            }
        }
        return requests;
    }

    /**
     * What the provider is to do: none when nothing is asked, or when a party cannot be named.
     *
     * @param base base URL of the PAS version, where attachments go
     */
    List<ObjectNode> tasks(String base) {
        var documents = new ArrayList<ObjectNode>();
        var questionnaires = new ArrayList<ObjectNode>();
        for (Item item : answer.items()) {
            for (Ask ask : item.findings().asks()) {
                documents.add(documentNeeded(item, ask.document()));
            }
            if (item.findings().asks().stream().anyMatch(ask -> !ask.questions().isEmpty())) {
                item.findings()
                        .questionnaires()
                        .forEach(canonical -> questionnaires.add(questionnaire(item, canonical)));
            }
        }
        var tasks = new ArrayList<ObjectNode>();
        JsonNode payer = identifier(claim.insurer());
        JsonNode owner = owner();
        if (payer != null && owner != null) {
            var parties = new Parties(payer, owner);
            addTask(tasks, "attachment-request-code", documents, parties, base);
            addTask(tasks, "attachment-request-questionnaire", questionnaires, parties, base);
        }
        return tasks;
    }

    private ObjectNode communicationRequest(Item item, Ask ask, int number) {
        String id = id("ask-" + item.sequence() + "-" + number);
        ObjectNode request =
                Elements.object().put("resourceType", "CommunicationRequest").put("id", id);
        Elements.profile(request, PasUrls.COMMUNICATION_REQUEST);
        if (version == PasVersion.V2_2) {
            request.putArray("extension").add(line(PasUrls.LINE_NUMBER, item));
        }
        request.putArray("identifier").add(tracking(item, id, number));
        request.put("status", "active");
        Document document = ask.document();
        if (document != null && document.report() != null) {
            request.putArray("category").add(Elements.concept(document.report()));
        }
        request.putArray("medium").add(Elements.concept(PasUrls.TEMPORARY_CODES, "CDEX"));
        request.putArray("payload").add(payload(item, ask));
        String insurer = SubmittedClaim.url(claim.insurer());
        request.set("requester", Elements.reference(insurer));
        request.putArray("recipient").add(Elements.reference(insurer));
        organization().ifPresent(url -> request.set("sender", Elements.reference(url)));
        if (version == PasVersion.V2_2) {
            request.putArray("note").addObject().put("text", ask.text());
        }
        return request;
    }

    /** The number the item pends under, and which ask this is: attachments name it, and lead to the item by it. */
    private static ObjectNode tracking(Item item, String id, int number) {
        return item.referenceNumber() == null
                ? Elements.object().put("system", RFC_3986).put("value", "urn:uuid:" + id)
                : Elements.object()
                        .put("system", PasUrls.OWN_NUMBERS)
                        .put("value", item.referenceNumber() + "." + number);
    }

    /** In PAS 2.0.1 the words, and the line they are for; in 2.2.1 a document type, as its profile takes no sentence. */
    private ObjectNode payload(Item item, Ask ask) {
        ObjectNode payload = Elements.object();
        ArrayNode extensions = payload.putArray("extension");
        if (version == PasVersion.V2_0) {
            extensions.add(line(PasUrls.LINE_NUMBER, item));
        }
        for (ObjectNode diagnosis : claim.item(item.sequence()).diagnoses()) {
            extensions.add(Elements.extension(PasUrls.COMMUNICATED_DIAGNOSIS, "valueCodeableConcept", diagnosis));
        }
        modifiers(ask.document()).forEach(extensions::add);
        if (extensions.isEmpty()) {
            payload.remove("extension");
        }
        return payload.put("contentString", version == PasVersion.V2_0 ? ask.text() : type(ask.document()));
    }

    private ObjectNode documentNeeded(Item item, @Nullable Document document) {
        boolean latest = version == PasVersion.V2_2;
        ObjectNode input = Elements.object();
        ArrayNode extensions = input.putArray("extension");
        extensions.add(line(latest ? PasUrls.LINE_NUMBER : PasUrls.TASK_LINE_NUMBER, item));
        if (latest) {
            modifiers(document).forEach(extensions::add);
        }
        input.set("type", Elements.concept(PasUrls.TEMPORARY_CODES, "attachments-needed"));
        input.set("valueCodeableConcept", Elements.concept(LOINC, type(document)));
        return input;
    }

    /** The context is the number the item pends under; it leads to the case, and so to what is still to be asked. */
    private ObjectNode questionnaire(Item item, String canonical) {
        boolean latest = version == PasVersion.V2_2;
        ObjectNode input = Elements.object();
        input.putArray("extension").add(line(latest ? PasUrls.LINE_NUMBER : PasUrls.TASK_LINE_NUMBER, item));
        input.set(
                "type",
                Elements.concept(PasUrls.TEMPORARY_CODES, latest ? "questionnaire-context" : "questionnaires-needed"));
        if (latest) {
            input.put("valueString", Objects.requireNonNullElse(item.referenceNumber(), canonical));
        } else {
            input.putObject("valueIdentifier").put("system", RFC_3986).put("value", canonical);
        }
        return input;
    }

    /** Who asks and who is asked, by their identifiers. */
    private record Parties(JsonNode payer, JsonNode owner) {}

    private void addTask(List<ObjectNode> tasks, String code, List<ObjectNode> inputs, Parties parties, String base) {
        if (inputs.isEmpty()) {
            return;
        }
        ObjectNode task = Elements.object().put("resourceType", "Task").put("id", id(code));
        Elements.profile(task, PasUrls.TASK);
        task.putArray("identifier").add(trace());
        task.put("status", "requested");
        task.putObject("statusReason").put("text", "The plan cannot decide before it has this.");
        task.put("intent", "order");
        task.set("code", Elements.concept(PasUrls.TEMPORARY_CODES, code));
        task.set("for", Elements.reference(SubmittedClaim.url(claim.patient())));
        task.put("authoredOn", Elements.instant(answer.created()));
        task.putObject("requester").set("identifier", parties.payer());
        task.putObject("owner").set("identifier", parties.owner());
        task.set("reasonCode", Elements.concept(PasUrls.TEMPORARY_CODES, "priorAuthorization"));
        task.set("reasonReference", Elements.reference(SubmittedClaim.url(claim.claim())));
        if (answer.due() != null) {
            task.putObject("restriction").putObject("period").put("end", Elements.instant(answer.due()));
        }
        ArrayNode list = task.putArray("input");
        ObjectNode address = list.addObject();
        address.set("type", Elements.concept(PasUrls.TEMPORARY_CODES, "payer-url"));
        address.put("valueUrl", base + "/$submit-attachment");
        list.addAll(inputs);
        tasks.add(task);
    }

    /** The ClaimResponse's own identifier, else its id. */
    private JsonNode trace() {
        JsonNode identifier = identifier(claim.claim());
        return identifier != null
                ? identifier
                : Elements.object().put("system", RFC_3986).put("value", "urn:uuid:" + answer.id());
    }

    /** The requestor; one that acts in a role is its organization. */
    private Optional<String> organization() {
        Entry provider = claim.provider();
        return provider.type().equals("Organization")
                ? Optional.of(SubmittedClaim.url(provider))
                : part(provider, "organization").map(SubmittedClaim::url);
    }

    private @Nullable JsonNode owner() {
        Entry provider = claim.provider();
        return Stream.of(Optional.of(provider), part(provider, "organization"), part(provider, "practitioner"))
                .flatMap(Optional::stream)
                .map(InformationRequests::identifier)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Optional<Entry> part(Entry role, String name) {
        return claim.bundle()
                .resolve(role.resource().path(name).path("reference").asString(""), role);
    }

    private static @Nullable JsonNode identifier(Entry entry) {
        JsonNode first = entry.resource().path("identifier").path(0);
        return first.isObject() ? first : null;
    }

    private static List<ObjectNode> modifiers(@Nullable Document document) {
        return document == null
                ? List.of()
                : document.modifiers().stream()
                        .map(modifier -> Elements.extension(
                                PasUrls.CONTENT_MODIFIER, "valueCodeableConcept", Elements.concept(modifier)))
                        .toList();
    }

    private static String type(@Nullable Document document) {
        return document == null ? MEDICAL_RECORDS : document.type().code();
    }

    private static ObjectNode line(String url, Item item) {
        return Elements.object()
                .put("url", url)
                .put(url.equals(PasUrls.TASK_LINE_NUMBER) ? "valueInteger" : "valuePositiveInt", item.sequence());
    }

    private String id(String what) {
        return UUID.nameUUIDFromBytes((answer.id() + " " + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
