package dev.priori.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads elements of a FHIR JSON object strictly: an absent element is null or an empty list, one of the wrong JSON type is
 * an {@link ElementFault}.
 */
public final class Fields {

    private Fields() {}

    /** A string element; null when absent or empty. */
    public static @Nullable String string(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(object, name, value);
        }
        String text = value.stringValue();
        return text.isEmpty() ? null : text;
    }

    public static @Nullable Boolean bool(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrong(object, name, value);
        }
        return value.booleanValue();
    }

    /** A number with every digit it was written with. */
    public static @Nullable BigDecimal decimal(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw wrong(object, name, value);
        }
        return value.decimalValue();
    }

    /** A whole number; a fault when it does not fit an int. */
    public static @Nullable Integer integer(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(object, name, value);
        }
        return value.intValue();
    }

    public static @Nullable ObjectNode object(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode found) {
            return found;
        }
        throw wrong(object, name, value);
    }

    /** The objects of a repeating element. */
    public static List<ObjectNode> objects(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(object, name, value);
        }
        var objects = new ArrayList<ObjectNode>(value.size());
        for (JsonNode element : value.values()) {
            if (!(element instanceof ObjectNode found)) {
                throw wrong(object, name, element);
            }
            objects.add(found);
        }
        return objects;
    }

    /** The strings of a repeating element. */
    public static List<String> strings(JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(object, name, value);
        }
        var strings = new ArrayList<String>(value.size());
        for (JsonNode element : value.values()) {
            if (!element.isString()) {
                throw wrong(object, name, element);
            }
            strings.add(element.stringValue());
        }
        return strings;
    }

    /** The first extension of that url. */
    public static @Nullable ObjectNode extension(JsonNode object, String url) {
        for (ObjectNode extension : objects(object, "extension")) {
            if (url.equals(string(extension, "url"))) {
                return extension;
            }
        }
        return null;
    }

    private static ElementFault wrong(JsonNode object, String name, JsonNode value) {
        return new ElementFault(object, name, kind(value));
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> "something unreadable";
        };
    }
}
