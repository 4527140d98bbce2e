package dev.priori.policy.load;

import dev.priori.policy.read.PolicyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A content folder: {@code cql/<name>} and {@code fhir-resources/<name>} for each policy, shared CQL, and plan data. */
public final class PolicyFolders {

    private static final String SHARED = "cql/shared";

    private static final String SERVER = "fhir-resources/server";

    private final Path root;

    public PolicyFolders(Path root) {
        this.root = root;
    }

    /**
     * Every policy: each folder of {@code fhir-resources} that holds a {@code plandefinition.json} or has CQL of its name.
     *
     * @param shared CQL that the server shares with every policy, by path
     * @throws UncheckedIOException when the folder cannot be read
     */
    public List<PolicyFiles> policies(Map<String, byte[]> shared) {
        return names().stream().map(name -> policy(name, shared)).toList();
    }

    /** The folder's own shared CQL, by path. */
    public Map<String, byte[]> shared() {
        return collect(SHARED);
    }

    /** Plan data that belong to no policy: the InsurancePlans, as files of the name {@code server}. */
    public PolicyFiles plans() {
        var files = collect(SERVER);
        files.keySet().removeIf(path -> !path.startsWith(SERVER + "/insuranceplan-"));
        return new PolicyFiles("server", shownRoot(), files, Map.of(), true);
    }

    private PolicyFiles policy(String name, Map<String, byte[]> shared) {
        var files = shared();
        files.putAll(collect("cql/" + name));
        files.putAll(collect("fhir-resources/" + name));
        String cases = "fhir-resources/" + name + "/cases/";
        boolean tested = files.keySet().stream()
                .anyMatch(path -> path.startsWith(cases)
                        && path.endsWith("/expected.json")
                        && files.containsKey(path.replace("/expected.json", "/chart.json")));
        files.keySet().removeIf(path -> path.startsWith(cases));
        return new PolicyFiles(name, shownRoot(), files, shared, tested);
    }

    private String shownRoot() {
        return root.toString().isEmpty() ? "" : root + "/";
    }

    private List<String> names() {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> collect(String folder) {
        var files = new HashMap<String, byte[]>();
        Path start = root.resolve(folder);
        if (!Files.isDirectory(start)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(start)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
