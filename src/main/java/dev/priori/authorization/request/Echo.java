package dev.priori.authorization.request;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The caller's own resources as an answer repeats them: each once, under its own fullUrl, id and identifiers, with
 * everything it refers to. References become absolute; what leads nowhere, or back to where it came from, is marked as
 * absent. Narratives and contained resources are left out. PAS 2.2.1, Prior Authorization Response Bundle.
 */
public final class Echo {

    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final Set<String> LEFT_OUT = Set.of("meta", "text", "contained", "implicitRules", "language");

    private final BundleView bundle;
    private final Map<Integer, Entry> reached = new LinkedHashMap<>();
    private final Set<Integer> open = new HashSet<>();
    private final Set<Edge> cut = new HashSet<>();

    private final boolean withProfiles;

    private record Edge(int from, int to) {}

    /** @param withProfiles whether what the resources claim to conform to is repeated too */
    public Echo(BundleView bundle, boolean withProfiles) {
        this.bundle = bundle;
        this.withProfiles = withProfiles;
    }

    /** Takes in an entry and all it refers to. */
    public void reach(Entry entry) {
        if (reached.putIfAbsent(entry.index(), entry) == null) {
            open.add(entry.index());
            follow(entry.resource(), entry);
            open.remove(entry.index());
        }
    }

    /** A Reference to an entry, which is taken in with all it refers to. */
    public ObjectNode reference(Entry entry) {
        reach(entry);
        return JsonNodeFactory.instance.objectNode().put("reference", SubmittedClaim.url(entry));
    }

    /** A part of an answer that repeats parts of a resource: its references are taken in and become absolute. */
    public ObjectNode repeat(ObjectNode part, Entry from) {
        follow(part, from);
        return copy(part, from, false);
    }

    /** What was taken in, by fullUrl, ready to be sent; in the order it was reached. */
    public Map<String, ObjectNode> resources() {
        var resources = new LinkedHashMap<String, ObjectNode>();
        for (Entry entry : reached.values()) {
            ObjectNode copy = copy(entry.resource(), entry, true);
            JsonNode profiles = entry.resource().path("meta").path("profile");
            if (withProfiles && profiles.isArray()) {
                copy.putObject("meta").set("profile", profiles);
            }
            resources.put(SubmittedClaim.url(entry), copy);
        }
        return resources;
    }

    private void follow(JsonNode node, Entry from) {
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.get("reference");
            if (reference != null && reference.isString()) {
                target(reference, from).ifPresent(target -> follow(target, from));
            }
            for (var property : object.properties()) {
                if (!LEFT_OUT.contains(property.getKey())) {
                    follow(property.getValue(), from);
                }
            }
        } else if (node.isArray()) {
            for (JsonNode element : node.values()) {
                follow(element, from);
            }
        }
    }

    private void follow(Entry target, Entry from) {
        if (open.contains(target.index())) {
            cut.add(new Edge(from.index(), target.index()));
        } else {
            reach(target);
        }
    }

    private Optional<Entry> target(JsonNode reference, Entry from) {
        return bundle.resolve(reference.stringValue(), from)
                .filter(target -> target.container() == null && target.fullUrl() != null);
    }

    private ObjectNode copy(ObjectNode source, Entry from, boolean root) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        JsonNode reference = source.get("reference");
        boolean literal = reference != null && reference.isString();
        for (var property : source.properties()) {
            boolean kept = !(root && LEFT_OUT.contains(property.getKey()))
                    && !(literal && property.getKey().equals("reference"));
            if (kept && !property.getValue().isNull()) {
                copy.set(property.getKey(), copyValue(property.getValue(), from));
            }
        }
        if (reference != null && literal) {
            refer(copy, reference, from);
        }
        return copy;
    }

    private JsonNode copyValue(JsonNode value, Entry from) {
        if (value instanceof ObjectNode object) {
            return copy(object, from, false);
        }
        if (!value.isArray()) {
            return value;
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
        for (JsonNode element : value.values()) {
            array.add(copyValue(element, from));
        }
        return array;
    }

    private void refer(ObjectNode copy, JsonNode reference, Entry from) {
        Optional<Entry> target = target(reference, from)
                .filter(entry ->
                        reached.containsKey(entry.index()) && !cut.contains(new Edge(from.index(), entry.index())));
        if (target.isPresent()) {
            copy.put("reference", SubmittedClaim.url(target.get()));
        } else if (!copy.has("identifier") && !copy.has("display")) {
            copy.putArray("extension").addObject().put("url", DATA_ABSENT).put("valueCode", "unknown");
        }
    }
}
