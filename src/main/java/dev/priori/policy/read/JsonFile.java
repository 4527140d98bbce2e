package dev.priori.policy.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON file that knows the line of each of its parts. */
public final class JsonFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String shown;

    private final byte[] bytes;

    private final JsonNode root;

    private @Nullable Map<String, Integer> lines;

    private JsonFile(String shown, byte[] bytes, JsonNode root) {
        this.shown = shown;
        this.bytes = bytes;
        this.root = root;
    }

    /** The file, or nothing and a fault when it is absent or not a JSON object. */
    static Optional<JsonFile> read(PolicyFiles files, String path, List<Fault> faults) {
        byte[] bytes = files.bytes(path);
        String shown = files.shown(path);
        if (bytes == null) {
            faults.add(new Fault(shown, 0, "the file is missing"));
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root.isObject()) {
                return Optional.of(new JsonFile(shown, bytes, root));
            }
            faults.add(new Fault(shown, 1, "not a JSON object"));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            faults.add(new Fault(shown, at == null ? 0 : at.getLineNr(), "not JSON: " + e.getOriginalMessage()));
        }
        return Optional.empty();
    }

    /** The whole file. */
    Part root() {
        return new Part(this, root, "");
    }

    String shown() {
        return shown;
    }

    /** The line a JSON pointer stands in; the nearest enclosing one when it does not exist. */
    int line(String pointer) {
        Map<String, Integer> known = lines;
        if (known == null) {
            known = lines();
            lines = known;
        }
        String at = pointer;
        while (!at.isEmpty() && !known.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return known.getOrDefault(at, 1);
    }

    private Map<String, Integer> lines() {
        var found = new HashMap<String, Integer>();
        try (JsonParser parser = JSON.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructEnd()) {
                    String pointer = parser.streamReadContext().pathAsPointer().toString();
                    found.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return found;
    }
}
