package dev.priori.crd.keep;

import dev.priori.authorization.Key;
import dev.priori.chart.CoverageOnFile;
import dev.priori.crd.request.HookCall;
import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The identifiers that cases and assertions are found by again. */
public final class MemberKeys {

    private MemberKeys() {}

    /** The member id of the coverage, then the identifiers of the Patient. */
    public static List<Key> of(HookCall call, @Nullable CoverageOnFile coverage) {
        var keys = new LinkedHashSet<Key>();
        if (coverage != null && coverage.subscriberId() != null) {
            keys.add(new Key("", coverage.subscriberId()));
        }
        for (Entry patient : call.resources().ofType("Patient")) {
            if (call.patientId().equals(patient.id())) {
                keys.addAll(identifiers(patient));
            }
        }
        return List.copyOf(keys);
    }

    /** The identifiers of who orders, and of the practitioner and organization of that role. */
    public static List<Key> requester(HookCall call, Entry order) {
        var keys = new ArrayList<Key>();
        resolve(call, order, order.resource().path("requester")).ifPresent(requester -> {
            keys.addAll(identifiers(requester));
            resolve(call, requester, requester.resource().path("practitioner"))
                    .ifPresent(person -> keys.addAll(identifiers(person)));
            resolve(call, requester, requester.resource().path("organization"))
                    .ifPresent(organization -> keys.addAll(identifiers(organization)));
        });
        return List.copyOf(keys);
    }

    private static Optional<Entry> resolve(HookCall call, Entry from, JsonNode reference) {
        JsonNode literal = reference.path("reference");
        return literal.isString() ? call.resources().resolve(literal.stringValue(), from) : Optional.empty();
    }

    private static List<Key> identifiers(Entry entry) {
        var keys = new ArrayList<Key>();
        for (JsonNode identifier : entry.resource().path("identifier").values()) {
            JsonNode value = identifier.path("value");
            if (value.isString() && !value.stringValue().isBlank()) {
                keys.add(new Key(identifier.path("system").asString(""), value.stringValue()));
            }
        }
        return keys;
    }
}
