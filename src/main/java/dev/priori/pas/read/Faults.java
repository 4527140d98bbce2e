package dev.priori.pas.read;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gathers what is wrong with a request, so that the caller is told everything at once. */
final class Faults {

    private static final int BAD_REQUEST = 400;

    private final List<Issue> issues = new ArrayList<>();

    void add(String code, String what, String path, String found, String remedy) {
        issues.add(Issue.error(code, what, path, found, remedy));
    }

    void addAll(List<Issue> further) {
        issues.addAll(further);
    }

    /** @throws ProblemException 400 with every fault, when there is one */
    void refuse() {
        if (!issues.isEmpty()) {
            throw new ProblemException(new Problem(BAD_REQUEST, issues));
        }
    }

    /** An object element that must be there. */
    @Nullable
    ObjectNode object(JsonNode parent, String name, String path) {
        if (parent.get(name) instanceof ObjectNode found) {
            return found;
        }
        add("required", "An element is missing", path + "." + name, kind(parent.get(name)), "send an object");
        return null;
    }

    /** The objects of a repeating element, of which one at least must be there. */
    List<ObjectNode> objects(JsonNode parent, String name, String path) {
        var found = new ArrayList<ObjectNode>();
        JsonNode list = parent.path(name);
        for (int i = 0; i < list.size() && list.isArray(); i++) {
            if (list.get(i) instanceof ObjectNode object) {
                found.add(object);
            } else {
                add(
                        "structure",
                        "An element is no object",
                        path + "." + name + "[" + i + "]",
                        kind(list.get(i)),
                        "send an object");
            }
        }
        if (found.isEmpty()) {
            add("required", "An element is missing", path + "." + name, kind(parent.get(name)), "send at least one");
        }
        return found;
    }

    /** A code element that must have one of these values. */
    void oneOf(JsonNode parent, String name, String path, String... values) {
        String value = parent.path(name).asString("");
        if (!List.of(values).contains(value)) {
            String found = value.isEmpty() ? kind(parent.get(name)) : "another value";
            add(
                    "value",
                    "An element has not the value it must have",
                    path + "." + name,
                    found,
                    "send " + String.join(" or ", values));
        }
    }

    /** The entry a Reference element leads to, which must be there and of one of these types. */
    @Nullable
    Entry target(BundleView bundle, Entry from, JsonNode parent, String name, String path, String... types) {
        String where = path + "." + name;
        JsonNode reference = parent.path(name).get("reference");
        if (reference == null || !reference.isString()) {
            add("required", "A reference is missing", where, kind(parent.get(name)), "refer to an entry of the bundle");
            return null;
        }
        Entry target = bundle.resolve(reference.stringValue(), from).orElse(null);
        if (target == null || target.container() != null) {
            String found = target == null ? "no entry of that fullUrl" : "a contained resource";
            add(
                    "not-found",
                    "A reference leads to no entry",
                    where,
                    found,
                    "add the resource to the bundle as an entry");
            return null;
        }
        if (!List.of(types).contains(target.type())) {
            add(
                    "value",
                    "A reference leads to the wrong type",
                    where,
                    "a resource of another type",
                    "refer to " + String.join(" or ", types));
            return null;
        }
        return target;
    }

    private static String kind(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "nothing" : "a value of another type";
    }
}
