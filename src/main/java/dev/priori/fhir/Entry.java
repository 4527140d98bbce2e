package dev.priori.fhir;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource of a bundle, or one contained in such a resource.
 *
 * @param index place among the entries, from 0; that of the container for a contained resource
 * @param reference {@code Type/id} when the resource has an id, else its fullUrl, else its place; unique in the bundle
 * @param container the resource it is contained in, null when it stands by itself
 */
public record Entry(
        int index,
        @Nullable String fullUrl,
        String type,
        @Nullable String id,
        ObjectNode resource,
        String reference,
        @Nullable Entry container) {

    /** FHIRPath of the resource from the bundle down. */
    public String expression() {
        return container == null
                ? "Bundle.entry[" + index + "].resource"
                : container.expression() + ".contained.where(id = '" + id + "')";
    }

    /** The resource that stands by itself: this one, or the one it is contained in. */
    public Entry outermost() {
        return container == null ? this : container;
    }
}
