package dev.priori.assess;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Streams JSON documents. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static byte[] write(Consumer<JsonGenerator> document) {
        var bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            document.accept(json);
        }
        return bytes.toByteArray();
    }

    /** A text, or null. */
    static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    static void texts(JsonGenerator json, String name, List<String> values) {
        list(json, name, values, json::writeString);
    }

    static <T> void list(JsonGenerator json, String name, List<T> values, Consumer<T> writer) {
        json.writeArrayPropertyStart(name);
        values.forEach(writer);
        json.writeEndArray();
    }

    /** The limits of a policy: {@code daily-dose-mg} is written {@code dailyDoseMg}. */
    static void limits(JsonGenerator json, Map<String, BigDecimal> limits) {
        json.writeObjectPropertyStart("limits");
        new TreeMap<>(limits).forEach((name, value) -> {
            json.writeName(camel(name));
            json.writeNumber(value.stripTrailingZeros().toPlainString());
        });
        json.writeEndObject();
    }

    private static String camel(String kebab) {
        var camel = new StringBuilder();
        for (String word : kebab.split("-")) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
