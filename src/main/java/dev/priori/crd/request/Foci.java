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
        var found = new LinkedHashMap<ObjectNode, Found>();
        var missing = new ArrayList<String>();
        for (ObjectNode sent : context.sent()) {
            Entry entry = entry(sent, sources);
            if (hook == Hook.APPOINTMENT_BOOK) {
                booked(entry, line, sources, found, missing);
            } else {
                found.put(sent, new Found(entry, entry));
            }
        }
        for (String name : context.named()) {
            sources.resources()
                    .find(name)
                    .filter(entry -> Soundness.canCarry(entry.resource()))
                    .ifPresentOrElse(
                            entry -> found.put(entry.resource(), new Found(entry, entry)), () -> missing.add(name));
        }
        return new Foci(
                found.values().stream()
                        .map(one ->
                                new Focus(one.entry(), sources.bytes(one.entry().resource()), one.order()))
                        .toList(),
                List.copyOf(missing));
    }

    private record Found(Entry entry, Entry order) {}

    /**
     * What is decided about an appointment is the order it is for, where that can be had. CRD 2.2 wants the answer on the
     * order itself, 2.0 on the appointment.
     */
    private static void booked(
            Entry appointment, CrdLine line, Sources sources, Map<ObjectNode, Found> found, List<String> missing) {
        boolean answered = false;
        for (JsonNode basis : appointment.resource().path("basedOn").values()) {
            String reference = reference(basis);
            Entry order = sources.resources().resolve(reference, appointment).orElse(null);
            if (order != null && order.container() == null && Soundness.canCarry(order.resource())) {
                Entry carrier =
                        switch (line) {
                            case V2_0 -> appointment;
                            case V2_2 -> order;
                        };
                found.putIfAbsent(carrier.resource(), new Found(carrier, order));
                answered = true;
            } else if (order == null && !reference.isEmpty()) {
                missing.add(reference);
            }
        }
        if (!answered) {
            found.put(appointment.resource(), new Found(appointment, appointment));
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
