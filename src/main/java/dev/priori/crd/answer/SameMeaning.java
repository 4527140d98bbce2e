package dev.priori.crd.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares coverage information by meaning: neither date, assertion id nor the order of parts counts (resp-35). */
public final class SameMeaning {

    private static final Set<String> EACH_TIME_NEW = Set.of("date", "coverage-assertion-id");

    private SameMeaning() {}

    /** True when both tell the same. */
    public static boolean of(JsonNode one, JsonNode other) {
        return parts(one).equals(parts(other));
    }

    /** The coverage it is about: the last two segments of the reference, "" when it names none. */
    public static String coverage(JsonNode information) {
        for (JsonNode child : information.path("extension").values()) {
            if (child.path("url").asString("").equals("coverage")) {
                return relative(child.path("valueReference").path("reference").asString(""));
            }
        }
        return "";
    }

    /** {@code Type/id} of a reference with a base; any other reference as it is. */
    public static String relative(String reference) {
        int last = reference.lastIndexOf('/');
        int before = last <= 0 ? -1 : reference.lastIndexOf('/', last - 1);
        return before < 0 ? reference : reference.substring(before + 1);
    }

    private static List<String> parts(JsonNode information) {
        var parts = new ArrayList<String>();
        for (JsonNode child : information.path("extension").values()) {
            String url = child.path("url").asString("");
            if (url.equals("coverage")) {
                parts.add("coverage " + coverage(information));
            } else if (!EACH_TIME_NEW.contains(url)) {
                parts.add(sorted(child));
            }
        }
        parts.sort(null);
        return parts;
    }

    private static String sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var members = new TreeMap<String, String>();
            object.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return members.toString();
        }
        if (node instanceof ArrayNode array) {
            return array.values().stream()
                    .map(SameMeaning::sorted)
                    .sorted()
                    .toList()
                    .toString();
        }
        return node.toString();
    }
}
