package dev.priori.fhir;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An element of a resource that cannot be read: which, and what kind of value stood there, never the value. */
public final class ElementFault extends RuntimeException {

    private final transient JsonNode parent;
    private final String element;
    private final String found;

    /**
     * @param parent the object the element stands in
     * @param found what stands there instead, for instance {@code a number}
     */
    public ElementFault(JsonNode parent, String element, String found) {
        super(element + ": " + found, null, false, false);
        this.parent = parent;
        this.element = element;
        this.found = found;
    }

    public String found() {
        return found;
    }

    /** FHIRPath of the element from the resource down; the element's name alone when it lies outside the resource. */
    public String expression(ObjectNode resource) {
        String prefix = find(resource, "");
        String type = resource.path("resourceType").asString("");
        if (prefix == null) {
            return element;
        }
        return (type.isEmpty() ? "" : type) + prefix + "." + element;
    }

    private @Nullable String find(JsonNode node, String path) {
        if (node == parent) {
            return path;
        }
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                String found = find(property.getValue(), path + "." + property.getKey());
                if (found != null) {
                    return found;
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                String found = find(node.get(i), path + "[" + i + "]");
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
