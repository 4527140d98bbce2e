package dev.priori.crd.hook;

import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every fault of a hook body, gathered while it is read. */
public final class Faults {

    private final int status;
    private final List<Issue> issues = new ArrayList<>();

    /** @param status the HTTP status they are answered with */
    public Faults(int status) {
        this.status = status;
    }

    public void add(String code, String what, String path, String found, String remedy) {
        issues.add(Issue.error(code, what, path, found, remedy));
    }

    /** A string that must be there. */
    public String string(JsonNode object, String name, String path, String remedy) {
        JsonNode value = object.path(name);
        if (!value.isString() || value.stringValue().isBlank()) {
            add(value.isMissingNode() ? "required" : "structure", "A text is missing", path, kind(value), remedy);
            return "";
        }
        return value.stringValue();
    }

    /** An object that must be there. */
    public @Nullable ObjectNode object(JsonNode object, String name, String path, String remedy) {
        if (object.path(name) instanceof ObjectNode found) {
            return found;
        }
        JsonNode value = object.path(name);
        add(value.isMissingNode() ? "required" : "structure", "An object is missing", path, kind(value), remedy);
        return null;
    }

    /** Stops when anything was found, with all of it. */
    public void raise() {
        if (!issues.isEmpty()) {
            throw new ProblemException(new Problem(status, issues));
        }
    }

    /** What a value is, without its content. */
    public static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case NULL -> "null";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> value.stringValue().isBlank() ? "an empty text" : "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case BINARY, POJO -> "something unreadable";
        };
    }
}
