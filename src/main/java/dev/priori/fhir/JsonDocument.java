package dev.priori.fhir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A FHIR JSON body, read once: its tree without narratives, and where each resource stands in the caller's own bytes.
 * Numbers keep every digit. Nulls stay in the tree; {@link #nulls()} names them.
 */
public final class JsonDocument {

    private static final int MOST_NULLS_NAMED = 50;

    private final byte[] body;
    private final ObjectNode root;
    private final Map<JsonNode, ByteRange> ranges;

    JsonDocument(byte[] body, ObjectNode root, Map<JsonNode, ByteRange> ranges) {
        this.body = body;
        this.root = root;
        this.ranges = ranges;
    }

    /** Bytes from {@code start} up to, not including, {@code end}. */
    public record ByteRange(int start, int end) {}

    /**
     * Reads a body.
     *
     * @throws ProblemException 413 when it is too long, 400 when it is no JSON object, is nested too deeply, repeats a key
     *     or holds a number beyond the limits
     */
    public static JsonDocument parse(byte[] body, Limits limits) {
        if (body.length > limits.bytes()) {
            throw new ProblemException(Problem.of(
                    413,
                    Problem.Issue.error(
                            "too-long",
                            "The body is too long",
                            null,
                            body.length + " bytes",
                            "at most " + limits.bytes() + " bytes are read")));
        }
        return new JsonTree(body, limits).read();
    }

    public ObjectNode root() {
        return root;
    }

    /** Where the resource stands in the body; empty for a node that is no resource of this document. */
    public Optional<ByteRange> range(JsonNode resource) {
        return Optional.ofNullable(ranges.get(resource));
    }

    /** The caller's own bytes of the resource, narrative included. */
    public Optional<byte[]> slice(JsonNode resource) {
        return range(resource).map(range -> Arrays.copyOfRange(body, range.start(), range.end()));
    }

    /** An issue for every null that FHIR forbids (at most 50 are named); nulls paired with {@code _element} are allowed. */
    public List<Problem.Issue> nulls() {
        var issues = new ArrayList<Problem.Issue>();
        nulls(root, "", null, issues);
        return issues;
    }

    private static void nulls(JsonNode node, String path, @Nullable JsonNode pair, List<Problem.Issue> issues) {
        if (issues.size() >= MOST_NULLS_NAMED) {
            return;
        }
        if (node.isNull()) {
            if (pair == null) {
                issues.add(Problem.Issue.error(
                        "structure", "An element has no value", path, "null", "leave the element out or give a value"));
            }
        } else if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                String name = property.getKey();
                JsonNode partner = object.get(name.startsWith("_") ? name.substring(1) : "_" + name);
                nulls(property.getValue(), path.isEmpty() ? name : path + "." + name, partner, issues);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                JsonNode partner = pair != null && pair.isArray() ? pair.get(i) : null;
                boolean allowed = partner != null && !partner.isNull();
                nulls(node.get(i), path + "[" + i + "]", allowed ? partner : null, issues);
            }
        }
    }
}
