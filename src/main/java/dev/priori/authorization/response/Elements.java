package dev.priori.authorization.response;

import dev.priori.chart.fact.Coding;
import dev.priori.decision.Determination.Authorized;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** FHIR data types as JSON. */
final class Elements {

    private Elements() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode extension(String url, String name, String value) {
        return object().put("url", url).put(name, value);
    }

    static ObjectNode extension(String url, String name, JsonNode value) {
        ObjectNode extension = object().put("url", url);
        extension.set(name, value);
        return extension;
    }

    static ObjectNode concept(String system, String code) {
        ObjectNode concept = object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    static ObjectNode reference(String url) {
        return object().put("reference", url);
    }

    static ObjectNode period(Authorized authorized) {
        return object().put("start", authorized.from().toString())
                .put("end", authorized.to().toString());
    }

    static ObjectNode concept(Coding coding) {
        return concept(coding.system(), coding.code());
    }

    static ArrayNode array(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode found ? found : object.putArray(name);
    }

    static void profile(ObjectNode resource, String profile) {
        resource.putObject("meta").putArray("profile").add(profile);
    }

    /** To the second, in UTC. */
    static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Copies the named elements that the source has. */
    static void copy(ObjectNode source, ObjectNode target, String... names) {
        for (String name : names) {
            JsonNode value = source.get(name);
            if (value != null && !value.isNull()) {
                target.set(name, value);
            }
        }
    }
}
