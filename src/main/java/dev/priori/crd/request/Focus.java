package dev.priori.crd.request;

import dev.priori.fhir.Entry;

/**
 * A resource that a call is about and that gets an answer: an order, an appointment or an encounter.
 *
 * @param entry its tree, without narrative
 * @param bytes the caller's own bytes of it, whole
 * @param order what is decided: the order that an appointment is for, else the resource itself
 */
public record Focus(Entry entry, byte[] bytes, Entry order) {

    /** {@code Type/id} of the resource that gets the answer. */
    public String reference() {
        return entry.type() + "/" + entry.id();
    }
}
