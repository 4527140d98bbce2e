package dev.priori.fhir;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Builds the tree of one body in one pass, leaving out narratives and noting where resources stand. */
final class JsonTree {

    /** The parser's own limits are wider than ours, so that ours can be named in the answer. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1000)
                    .maxNumberLength(100_000)
                    .maxNameLength(1000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] body;
    private final Limits limits;
    private final Map<JsonNode, JsonDocument.ByteRange> ranges = new IdentityHashMap<>();
    private final JsonParser parser;

    JsonTree(byte[] body, Limits limits) {
        this.body = body;
        this.limits = limits;
        this.parser = JSON.createParser(ObjectReadContext.empty(), body);
    }

    JsonDocument read() {
        try (parser) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw fault("structure", "The body is no JSON object", null, first == null ? "nothing" : kind(first));
            }
            ObjectNode root = object(1);
            if (parser.nextToken() != null) {
                throw fault("structure", "The body goes on after its end", null, "a second value");
            }
            return new JsonDocument(body, root, ranges);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private ObjectNode object(int depth) {
        checkDepth(depth);
        long start = parser.currentTokenLocation().getByteOffset();
        ObjectNode node = new ObjectNode(JsonNodeFactory.instance);
        boolean resource = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (resource && token == JsonToken.START_OBJECT && name.equals("text")) {
                parser.skipChildren();
                continue;
            }
            if (node.replace(name, value(token, depth)) != null) {
                throw fault("structure", "A key stands twice", path(), "the same key again");
            }
            resource = resource || (token == JsonToken.VALUE_STRING && name.equals("resourceType"));
        }
        if (resource) {
            if (node.get("text") instanceof ObjectNode) {
                node.remove("text");
            }
            remember(node, start);
        }
        return node;
    }

    /** Offsets are unknown (negative) when the body is not UTF-8; such a document has no slices. */
    private void remember(ObjectNode node, long start) {
        long end = parser.currentTokenLocation().getByteOffset();
        if (start >= 0 && end > start) {
            ranges.put(node, new JsonDocument.ByteRange((int) start, (int) end + 1));
        }
    }

    private ArrayNode array(int depth) {
        checkDepth(depth);
        ArrayNode node = new ArrayNode(JsonNodeFactory.instance);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            node.add(value(token, depth));
        }
        return node;
    }

    private JsonNode value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> array(depth + 1);
            case VALUE_STRING -> StringNode.valueOf(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> throw fault("structure", "The body is not JSON", null, kind(token));
        };
    }

    private JsonNode number(JsonToken token) {
        if (parser.getStringLength() > limits.digits()) {
            throw numberFault();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            switch (parser.getNumberType()) {
                case INT -> {
                    return IntNode.valueOf(parser.getIntValue());
                }
                case LONG -> {
                    return LongNode.valueOf(parser.getLongValue());
                }
                default -> {
                    return DecimalNode.valueOf(new BigDecimal(parser.getBigIntegerValue()));
                }
            }
        }
        return DecimalNode.valueOf(decimal());
    }

    private BigDecimal decimal() {
        BigDecimal value;
        try {
            value = new BigDecimal(parser.getString());
        } catch (NumberFormatException e) {
            throw numberFault();
        }
        if (Math.abs((long) value.scale()) > limits.digits()) {
            throw numberFault();
        }
        return value;
    }

    private void checkDepth(int depth) {
        if (depth > limits.depth()) {
            throw fault("too-costly", "The body is nested too deeply", null, "more than " + limits.depth() + " levels");
        }
    }

    private ProblemException numberFault() {
        return fault(
                "value",
                "A number is out of bounds",
                path(),
                "more than " + limits.digits() + " digits, or an exponent beyond that");
    }

    private ProblemException unreadable(JacksonException e) {
        if (parser.streamReadContext().getNestingDepth() > limits.depth()) {
            checkDepth(limits.depth() + 1);
        }
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : " near line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new ProblemException(Problem.of(
                400,
                Problem.Issue.error(
                        "structure",
                        "The body cannot be read as JSON",
                        null,
                        "a fault" + where,
                        "send one well-formed JSON object in UTF-8")));
    }

    private ProblemException fault(String code, String what, @Nullable String path, String found) {
        TokenStreamLocation at = parser.currentTokenLocation();
        String where = " near line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new ProblemException(Problem.of(
                400, Problem.Issue.error(code, what, path, found + where, "send one well-formed FHIR JSON object")));
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "something else";
        };
    }

    private String path() {
        var path = new StringBuilder();
        path(parser.streamReadContext(), path);
        return path.toString();
    }

    private static void path(TokenStreamContext context, StringBuilder path) {
        TokenStreamContext parent = context.getParent();
        if (parent != null) {
            path(parent, path);
        }
        if (context.inObject() && context.currentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(context.currentName());
        } else if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        }
    }
}
