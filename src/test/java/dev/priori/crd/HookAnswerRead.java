package dev.priori.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.crd.answer.OrderBytes;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a hook answered, as its caller reads it. */
record HookAnswerRead(int status, String body) {

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The resources of the updates. */
    List<JsonNode> orders() {
        assertThat(status).as(body).isEqualTo(200);
        return json().path("systemActions").values().stream()
                .filter(action -> action.path("type").stringValue().equals("update"))
                .map(action -> action.path("resource"))
                .toList();
    }

    /** The coverage information of every order, in order. */
    List<JsonNode> information() {
        return orders().stream()
                .flatMap(order -> order.path("extension").values().stream())
                .filter(extension -> extension.path("url").stringValue().equals(OrderBytes.COVERAGE_INFORMATION))
                .toList();
    }

    /** {@code covered pa-needed doc-needed info-needed} of the only answer, those that are there. */
    String codes() {
        assertThat(information()).as(body).hasSize(1);
        return codes(information().getFirst());
    }

    static String codes(JsonNode information) {
        return String.join(
                " ",
                List.of("covered", "pa-needed", "doc-needed", "info-needed").stream()
                        .flatMap(name -> children(information, name).stream())
                        .map(child -> child.path("valueCode").stringValue())
                        .toList());
    }

    static List<JsonNode> children(JsonNode information, String url) {
        return information.path("extension").values().stream()
                .filter(child -> child.path("url").stringValue().equals(url))
                .toList();
    }

    /** The reasons of every answer. */
    String reasons() {
        return String.join(
                " ",
                information().stream()
                        .flatMap(one -> children(one, "reason").stream())
                        .map(reason -> reason.at("/valueCodeableConcept/text").stringValue())
                        .toList());
    }

    List<String> topics() {
        return json().path("cards").values().stream()
                .map(card -> card.at("/source/topic/code").stringValue())
                .toList();
    }

    /** FHIRPaths of an OperationOutcome. */
    List<String> expressions() {
        assertThat(json().path("resourceType").stringValue()).as(body).isEqualTo("OperationOutcome");
        return json().path("issue").values().stream()
                .map(issue -> issue.at("/expression/0").asString(""))
                .toList();
    }
}
