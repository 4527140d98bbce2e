package dev.priori.policy.load;

import dev.priori.policy.read.PolicyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds policies in a content folder: {@code fhir-resources/<name>} beside {@code cql/<name>}. */
public final class PolicyFolders {

    private PolicyFolders() {}

    /**
     * Every policy of a content folder: each folder of {@code fhir-resources} that holds a {@code plandefinition.json}, or
     * has CQL of its name.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static List<PolicyFiles> in(Path root) {
        try {
            var shared = new HashMap<String, byte[]>();
            collect(root, "cql/shared", shared);
            var found = new ArrayList<PolicyFiles>();
            for (String name : names(root)) {
                var files = new HashMap<>(shared);
                collect(root, "cql/" + name, files);
                collect(root, "fhir-resources/" + name, files);
                files.keySet().removeIf(path -> path.startsWith("fhir-resources/" + name + "/cases/"));
                found.add(new PolicyFiles(name, root.toString().isEmpty() ? "" : root + "/", files));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path root) throws IOException {
        Path resources = root.resolve("fhir-resources");
        if (!Files.isDirectory(resources)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(resources)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> Files.exists(folder.resolve("plandefinition.json"))
                            || Files.isDirectory(root.resolve("cql").resolve(folder.getFileName())))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static void collect(Path root, String folder, Map<String, byte[]> files) throws IOException {
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(start)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
    }
}
