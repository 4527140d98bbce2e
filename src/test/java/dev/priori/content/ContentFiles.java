package dev.priori.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON files below {@code fhir-resources/}. */
final class ContentFiles {

    static final Path ROOT = Path.of("fhir-resources");

    private static final JsonMapper JSON = new JsonMapper();

    private ContentFiles() {}

    /** The JSON files directly in a folder, by name. */
    static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        return JSON.readTree(file.toFile());
    }

    static JsonNode read(String file) {
        return read(ROOT.resolve(file));
    }

    static Stream<JsonNode> elements(JsonNode node, String name) {
        return node.path(name).valueStream();
    }
}
