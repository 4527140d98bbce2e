package dev.priori.crd.request;

import dev.priori.fhir.Entry;

/**
 * A draft order of the call.
 *
 * @param entry its tree, without narrative
 * @param bytes the caller's own bytes of it, whole
 */
public record DraftOrder(Entry entry, byte[] bytes) {

    /** {@code Type/id}. */
    public String reference() {
        return entry.type() + "/" + entry.id();
    }
}
