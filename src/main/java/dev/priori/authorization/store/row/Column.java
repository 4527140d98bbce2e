package dev.priori.authorization.store.row;

import dev.priori.authorization.Key;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** How values lie in columns that both databases take. */
public class Column {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Column() {}

    /** The text without what PostgreSQL refuses: U+0000 and half surrogate pairs become U+FFFD. */
    public static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints()
                        .map(each -> each == 0 || (each >= 0xD800 && each <= 0xDFFF) ? 0xFFFD : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    public static @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    /** Microseconds are what both databases keep. */
    public static Instant kept(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public static OffsetDateTime time(Instant instant) {
        return kept(instant).atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Key key(ResultSet row, String name) throws SQLException {
        String system = row.getString(name + "_system");
        String value = row.getString(name + "_value");
        return system == null || value == null ? null : new Key(system, value);
    }

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
