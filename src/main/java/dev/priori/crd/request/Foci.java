package dev.priori.crd.request;

import dev.priori.crd.hook.Context;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.hook.Soundness;
import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call is about, found among its resources.
 *
 * @param foci each once, in the order of the call
 * @param missing {@code Type/id} of those that are named and are not there
 */
record Foci(List<Focus> foci, List<String> missing) {

    private static final String ALTERNATE = "http://hl7.org/fhir/StructureDefinition/alternate-reference";

    static Foci of(Hook hook, CrdLine line, Context context, Sources sources) {
        var found = new LinkedHashMap<ObjectNode, Entry>();
        var missing = new ArrayList<String>();
        for (ObjectNode sent : context.sent()) {
            Entry entry = entry(sent, sources);
            if (hook == Hook.APPOINTMENT_BOOK && line == CrdLine.V2_2) {
                booked(entry, sources, found, missing);
            } else {
                found.put(sent, entry);
            }
        }
        for (String name : context.named()) {
            sources.resources()
                    .find(name)
                    .filter(entry -> Soundness.canCarry(entry.resource()))
                    .ifPresentOrElse(entry -> found.put(entry.resource(), entry), () -> missing.add(name));
        }
        return new Foci(
                found.values().stream()
                        .map(entry -> new Focus(entry, sources.bytes(entry.resource())))
                        .toList(),
                List.copyOf(missing));
    }

    /** CRD 2.2: an appointment for an order is answered on the order, where it can be had. */
    private static void booked(Entry appointment, Sources sources, Map<ObjectNode, Entry> found, List<String> missing) {
        boolean answered = false;
        for (JsonNode basis : appointment.resource().path("basedOn").values()) {
            String reference = reference(basis);
            Entry order = sources.resources().resolve(reference, appointment).orElse(null);
            if (order != null && order.container() == null && Soundness.canCarry(order.resource())) {
                found.put(order.resource(), order);
                answered = true;
            } else if (order == null && !reference.isEmpty()) {
                missing.add(reference);
            }
        }
        if (!answered) {
            found.put(appointment.resource(), appointment);
        }
    }

    private static String reference(JsonNode basis) {
        for (JsonNode extension : basis.path("extension").values()) {
            if (extension.path("url").asString("").equals(ALTERNATE)) {
                return extension.path("valueReference").path("reference").asString("");
            }
        }
        return basis.path("reference").asString("");
    }

    private static Entry entry(ObjectNode sent, Sources sources) {
        String type = sent.path("resourceType").asString("");
        return sources.resources().ofType(type).stream()
                .filter(entry -> entry.resource() == sent)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a resource of the context that is not in its view"));
    }
}
