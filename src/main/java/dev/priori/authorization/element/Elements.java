package dev.priori.authorization.element;

import dev.priori.chart.fact.Coding;
import dev.priori.decision.Determination.Authorized;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** FHIR data types as JSON. */
public final class Elements {

    private Elements() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ObjectNode extension(String url, String name, String value) {
        return object().put("url", url).put(name, value);
    }

    public static ObjectNode extension(String url, String name, JsonNode value) {
        ObjectNode extension = object().put("url", url);
        extension.set(name, value);
        return extension;
    }

    public static ObjectNode concept(String system, String code) {
        ObjectNode concept = object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    public static ObjectNode reference(String url) {
        return object().put("reference", url);
    }

    public static ObjectNode period(Authorized authorized) {
        return object().put("start", authorized.from().toString())
                .put("end", authorized.to().toString());
    }

    public static ObjectNode concept(Coding coding) {
        return concept(coding.system(), coding.code());
    }

    public static ArrayNode array(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode found ? found : object.putArray(name);
    }

    public static void profile(ObjectNode resource, String profile) {
        resource.putObject("meta").putArray("profile").add(profile);
    }

    /** To the second, in UTC. */
    public static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Copies the named elements that the source has. */
    public static void copy(ObjectNode source, ObjectNode target, String... names) {
        for (String name : names) {
            JsonNode value = source.get(name);
            if (value != null && !value.isNull()) {
                target.set(name, value);
            }
        }
    }
}
