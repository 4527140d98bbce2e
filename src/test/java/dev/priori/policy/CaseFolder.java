package dev.priori.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A case of a policy: a chart, and what the policy must find in it. */
public record CaseFolder(Path folder, JsonNode expected) {

    public static List<CaseFolder> of(Path policyFolder) {
        Path cases = policyFolder.resolve("cases");
        if (!Files.isDirectory(cases)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(cases)) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .map(folder -> new CaseFolder(
                            folder,
                            JsonMapper.shared()
                                    .readTree(folder.resolve("expected.json").toFile())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return text("id") + " " + folder.getFileName();
    }

    byte[] chart() {
        try {
            return Files.readAllBytes(folder.resolve("chart.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    String text(String name) {
        JsonNode value = expected.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    @Nullable
    LocalDate asOf() {
        String text = text("asOf");
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    String query(String parameter) {
        JsonNode value = expected.path("query").get(parameter);
        return value == null ? null : value.stringValue();
    }

    /** Criterion ids and findings, in order. */
    Map<String, String> findings() {
        var findings = new java.util.LinkedHashMap<String, String>();
        expected.path("findings")
                .properties()
                .forEach(entry -> findings.put(entry.getKey(), entry.getValue().stringValue()));
        return findings;
    }

    /** The advisories of that list: {@code advisoriesInclude} or {@code advisoriesExclude}. */
    List<String> advisories(String list) {
        return expected.path(list).valueStream().map(JsonNode::stringValue).toList();
    }
}
