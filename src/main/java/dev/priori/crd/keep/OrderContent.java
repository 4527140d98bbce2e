package dev.priori.crd.keep;

import dev.priori.crd.answer.OrderBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an order asks for, whatever its layout, narrative, metadata or earlier coverage information. */
final class OrderContent {

    private static final Set<String> NO_CONTENT = Set.of("meta", "text");

    private OrderContent() {}

    /** SHA-256, hex. */
    static String hash(ObjectNode order) {
        var text = new StringBuilder(1024);
        append(text, order, true);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static void append(StringBuilder text, JsonNode node, boolean top) {
        if (node instanceof ObjectNode object) {
            var members = new TreeMap<String, JsonNode>();
            object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            if (top) {
                members.keySet().removeAll(NO_CONTENT);
            }
            text.append('{');
            members.forEach((name, value) -> {
                if (!isEmptyOfContent(value)) {
                    text.append('"').append(name).append("\":");
                    append(text, value, false);
                }
            });
            text.append('}');
        } else if (node instanceof ArrayNode array) {
            text.append('[');
            array.values().stream()
                    .filter(value -> !isCoverageInformation(value))
                    .forEach(value -> {
                        append(text, value, false);
                        text.append(',');
                    });
            text.append(']');
        } else {
            text.append(node);
        }
    }

    private static boolean isEmptyOfContent(JsonNode value) {
        return value.isArray() && value.values().stream().allMatch(OrderContent::isCoverageInformation);
    }

    private static boolean isCoverageInformation(JsonNode value) {
        return value.path("url").asString("").equals(OrderBytes.COVERAGE_INFORMATION);
    }
}
