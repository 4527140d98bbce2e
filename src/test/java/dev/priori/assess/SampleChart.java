package dev.priori.assess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The chart of a case folder, to be changed in one respect. */
final class SampleChart {
    private static final Path CASES = Path.of("fhir-resources/lumakras/cases");

    private final ObjectNode bundle;

    private SampleChart(ObjectNode bundle) {
        this.bundle = bundle;
    }

    /** Everything met, lung cancer, ordered on 2025-06-16. */
    static SampleChart allMet() {
        return of(CASES.resolve("everything-met-nsclc/chart.json"));
    }

    static SampleChart of(Path chart) {
        try {
            return new SampleChart((ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(chart)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes every resource of the type. */
    SampleChart each(String type, Consumer<ObjectNode> change) {
        resources(type).forEach(change);
        return this;
    }

    /** Changes the draft order. */
    SampleChart order(Consumer<ObjectNode> change) {
        resources("MedicationRequest").stream()
                .filter(order -> "draft".equals(order.path("status").asString("")))
                .findFirst()
                .ifPresent(change);
        return this;
    }

    SampleChart without(String type) {
        entries()
                .removeIf(entry ->
                        type.equals(entry.path("resource").path("resourceType").asString("")));
        return this;
    }

    SampleChart with(String resource) {
        ObjectNode node = (ObjectNode) JsonMapper.shared().readTree(resource);
        ObjectNode entry = entries().addObject();
        entry.put(
                "fullUrl",
                "https://ehr.example.org/fhir/" + node.path("resourceType").asString("") + "/"
                        + node.path("id").asString(""));
        entry.set("resource", node);
        return this;
    }

    String json() {
        return bundle.toString();
    }

    private ArrayNode entries() {
        return (ArrayNode) bundle.get("entry");
    }

    private java.util.List<ObjectNode> resources(String type) {
        return StreamSupport.stream(entries().spliterator(), false)
                .map(entry -> (JsonNode) entry.path("resource"))
                .filter(resource -> type.equals(resource.path("resourceType").asString("")))
                .map(ObjectNode.class::cast)
                .toList();
    }
}
