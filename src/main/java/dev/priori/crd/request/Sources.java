package dev.priori.crd.request;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where the resources of a call come from: its body, and what the EHR answered meanwhile.
 *
 * @param documents the body first
 * @param nodes resources and Bundles in them: those of the context, the prefetch, the EHR's answers
 * @param resources all of these
 */
record Sources(List<JsonDocument> documents, List<JsonNode> nodes, BundleView resources) {

    static Sources of(JsonDocument body, List<JsonNode> nodes) {
        return new Sources(List.of(body), List.copyOf(nodes), BundleView.ofResources(nodes));
    }

    Sources with(List<JsonDocument> answers) {
        var all = new ArrayList<>(documents);
        all.addAll(answers);
        var further = new ArrayList<>(nodes);
        answers.forEach(answer -> further.add(answer.root()));
        return new Sources(List.copyOf(all), List.copyOf(further), BundleView.ofResources(further));
    }

    /** The bytes of a resource as they were sent. */
    byte[] bytes(JsonNode resource) {
        return documents.stream()
                .map(document -> document.slice(resource))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a resource without its place in a body"));
    }
}
