package dev.priori.pas;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record PasAnswer(int status, String contentType, String body) {

    private static final String EB = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The first entry of the answer's bundle. */
    public JsonNode claimResponse() {
        return json().path("entry").path(0).path("resource");
    }

    /** Resources of that type in the answer's bundle. */
    public List<JsonNode> resources(String type) {
        return stream(json().path("entry"))
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString("").equals(type))
                .toList();
    }

    /** Bundles of an answer that wraps them in Parameters. */
    public List<JsonNode> returned() {
        return stream(json().path("parameter"))
                .map(parameter -> parameter.path("resource"))
                .toList();
    }

    /** The item of that sequence. */
    public JsonNode item(int sequence) {
        return stream(claimResponse().path("item"))
                .filter(item -> item.path("itemSequence").asInt(0) == sequence)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + sequence + " in " + body));
    }

    /** The review action code of an item or added item. */
    public static String code(JsonNode item) {
        JsonNode code = extension(review(item), EB + "extension-reviewActionCode");
        return code.path("valueCodeableConcept")
                .path("coding")
                .path(0)
                .path("code")
                .asString("");
    }

    public static @Nullable String number(JsonNode item) {
        return extension(review(item), "number").path("valueString").asString(null);
    }

    static String reasonCode(JsonNode item) {
        JsonNode reason = extension(review(item), "reasonCode");
        return reason.path("valueCodeableConcept")
                .path("coding")
                .path(0)
                .path("code")
                .asString("");
    }

    private static JsonNode review(JsonNode item) {
        return extension(item.path("adjudication").path(0), EB + "extension-reviewAction");
    }

    /** An extension of the PAS guide. */
    public static JsonNode pas(JsonNode element, String name) {
        return extension(element, EB + name);
    }

    static JsonNode extension(JsonNode element, String url) {
        return stream(element.path("extension"))
                .filter(extension -> extension.path("url").asString("").equals(url))
                .findFirst()
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    /** The texts of the notes an item points to. */
    public List<String> notes(JsonNode item) {
        var texts = new ArrayList<String>();
        for (JsonNode number : item.path("noteNumber").values()) {
            stream(claimResponse().path("processNote"))
                    .filter(note -> note.path("number").equals(number))
                    .forEach(note -> texts.add(note.path("text").asString("")));
        }
        return texts;
    }

    /** The elements that an OperationOutcome names. */
    List<String> expressions() {
        return stream(json().path("issue"))
                .flatMap(issue -> stream(issue.path("expression")))
                .map(expression -> expression.asString(""))
                .toList();
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
