package dev.priori.crd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An order-sign body from a file, and ways to change it. */
record HookBody(ObjectNode root) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static HookBody tour(String name) {
        return of(Path.of("fhir-resources/server/tour/order-sign-" + name + ".json"));
    }

    static HookBody test(String name) {
        return of(Path.of("src/test/resources/crd/" + name + ".json"));
    }

    private static HookBody of(Path file) {
        try {
            return new HookBody((ObjectNode) JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A body that the conformance suites send, of one line: {@code 2.0} or {@code 2.2}. */
    static HookBody suite(String line, String name, int number) {
        return all(Path.of("docker/inferno/crd/bodies-" + line, name + ".json")).get(number);
    }

    /** The bodies of a file that holds one or a list. */
    static List<HookBody> all(Path file) {
        try {
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            return tree instanceof ObjectNode one
                    ? List.of(new HookBody(one))
                    : tree.values().stream()
                            .map(body -> new HookBody((ObjectNode) body))
                            .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    byte[] bytes() {
        return root.toString().getBytes(UTF_8);
    }

    ObjectNode order() {
        return (ObjectNode) orders().get(0).get("resource");
    }

    ArrayNode orders() {
        return (ArrayNode) root.at("/context/draftOrders/entry");
    }

    ObjectNode prefetch() {
        return (ObjectNode) root.get("prefetch");
    }

    ObjectNode coverage() {
        return (ObjectNode) prefetch().get("coverage");
    }

    HookBody withProduct(String concept) {
        order().set("medicationCodeableConcept", JSON.readTree(concept.replace('\'', '"')));
        return this;
    }

    /** The same call in another line of CRD. */
    HookBody inLine(String version) {
        root.withObject("/extension").put("davinci-crd.requestedVersion", version);
        return this;
    }

    ObjectNode context() {
        return (ObjectNode) root.get("context");
    }

    HookBody withOption(String name, String value) {
        ((ObjectNode) root.withObject("/extension/davinci-crd.configuration")).set(name, JSON.readTree(value));
        return this;
    }

    /** The order names no coverage either. */
    HookBody withoutInsurance() {
        order().remove("insurance");
        return this;
    }
}
