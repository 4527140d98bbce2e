package dev.priori.authorization.store.row;

import static dev.priori.database.Column.text;

import dev.priori.authorization.Key;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Facts of several parts in one column, as JSON. */
public class Json {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Json() {}

    public static String concept(Concept concept) {
        var json = JSON.createObjectNode();
        if (concept.text() != null) {
            json.put("text", concept.text());
        }
        ArrayNode codings = json.putArray("codings");
        for (Coding coding : concept.codings()) {
            ArrayNode one = codings.addArray().add(coding.system()).add(coding.code());
            if (coding.display() != null) {
                one.add(coding.display());
            }
        }
        return text(json.toString());
    }

    public static Concept concept(String json) {
        JsonNode tree = JSON.readTree(json);
        var codings = new ArrayList<Coding>();
        for (JsonNode one : tree.path("codings")) {
            codings.add(new Coding(one.get(0).asString(), one.get(1).asString(), stringOrNull(one.get(2))));
        }
        return new Concept(codings, stringOrNull(tree.get("text")));
    }

    public static String keys(List<Key> keys) {
        ArrayNode json = JSON.createArrayNode();
        keys.forEach(key -> json.addArray().add(key.system()).add(key.value()));
        return text(json.toString());
    }

    public static List<Key> keys(String json) {
        var keys = new ArrayList<Key>();
        for (JsonNode one : JSON.readTree(json)) {
            keys.add(new Key(one.get(0).asString(), one.get(1).asString()));
        }
        return List.copyOf(keys);
    }

    public static String texts(List<String> texts) {
        ArrayNode json = JSON.createArrayNode();
        texts.forEach(json::add);
        return text(json.toString());
    }

    public static List<String> texts(String json) {
        var texts = new ArrayList<String>();
        for (JsonNode one : JSON.readTree(json)) {
            texts.add(one.asString());
        }
        return List.copyOf(texts);
    }

    private static @Nullable String stringOrNull(@Nullable JsonNode node) {
        return node == null ? null : node.asString();
    }
}
