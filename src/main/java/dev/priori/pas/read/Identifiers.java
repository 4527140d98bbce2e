package dev.priori.pas.read;

import dev.priori.authorization.Key;
import dev.priori.authorization.element.PasUrls;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** By which identifiers persons and organizations are known. */
final class Identifiers {

    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String MEMBER_NUMBER = "MB";
    private static final Set<String> NUMBERS = Set.of(PasUrls.AUTHORIZATION_NUMBER, PasUrls.REFERENCE_NUMBER);

    private Identifiers() {}

    /** Every identifier of a resource that has a value. */
    static List<Key> all(Entry entry) {
        var keys = new ArrayList<Key>();
        for (JsonNode identifier : entry.resource().path("identifier").values()) {
            Key key = key(identifier);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The member ids a Patient or Coverage shows, by identifiers of type MB. */
    static List<Key> memberIds(Entry entry) {
        var keys = new ArrayList<Key>();
        for (JsonNode identifier : entry.resource().path("identifier").values()) {
            Key key = key(identifier);
            if (key != null && memberNumber(identifier)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The member ids of coverages and patient; a subscriber's id only where no member id is sent, as it is a family's. */
    static List<Key> member(List<Entry> coverages, Entry patient) {
        Set<Key> keys = new LinkedHashSet<>();
        coverages.forEach(coverage -> keys.addAll(memberIds(coverage)));
        keys.addAll(memberIds(patient));
        if (keys.isEmpty()) {
            for (Entry coverage : coverages) {
                String subscriber = coverage.resource().path("subscriberId").asString("");
                if (!subscriber.isEmpty()) {
                    keys.add(new Key("", subscriber));
                }
            }
        }
        return List.copyOf(keys);
    }

    /** Those of an organization or person; of a PractitionerRole also those of the person and the organization. */
    static List<Key> party(BundleView bundle, Entry entry) {
        Set<Key> keys = new LinkedHashSet<>(all(entry));
        for (String part : List.of("organization", "practitioner")) {
            JsonNode reference = entry.resource().path(part).path("reference");
            if (entry.type().equals("PractitionerRole") && reference.isString()) {
                bundle.resolve(reference.stringValue(), entry).ifPresent(target -> keys.addAll(all(target)));
            }
        }
        return List.copyOf(keys);
    }

    /** Those of everyone in a Claim's care team. */
    static List<Key> careTeam(BundleView bundle, Entry claim) {
        Set<Key> keys = new LinkedHashSet<>();
        for (JsonNode member : claim.resource().path("careTeam").values()) {
            JsonNode reference = member.path("provider").path("reference");
            if (reference.isString()) {
                bundle.resolve(reference.stringValue(), claim).ifPresent(target -> keys.addAll(party(bundle, target)));
            }
        }
        return List.copyOf(keys);
    }

    /** The authorization and administration reference numbers that a Claim or its items name. */
    static Set<String> numbers(Entry claim) {
        Set<String> numbers = new LinkedHashSet<>();
        collect(claim.resource(), numbers);
        claim.resource().path("item").values().forEach(item -> collect(item, numbers));
        return numbers;
    }

    /** Whether a Claim or item names such a number. */
    static boolean hasNumber(JsonNode element) {
        Set<String> numbers = new LinkedHashSet<>();
        collect(element, numbers);
        return !numbers.isEmpty();
    }

    private static void collect(JsonNode element, Set<String> numbers) {
        for (JsonNode extension : element.path("extension").values()) {
            String number = extension.path("valueString").asString("");
            if (NUMBERS.contains(extension.path("url").asString("")) && !number.isEmpty()) {
                numbers.add(number);
            }
        }
    }

    /** Null for an identifier without a value. */
    static @Nullable Key key(JsonNode identifier) {
        String value = identifier.path("value").asString("");
        return value.isEmpty() ? null : new Key(identifier.path("system").asString(""), value);
    }

    private static boolean memberNumber(JsonNode identifier) {
        for (JsonNode coding : identifier.path("type").path("coding").values()) {
            if (MEMBER_NUMBER.equals(coding.path("code").asString(""))
                    && TYPES.equals(coding.path("system").asString(TYPES))) {
                return true;
            }
        }
        return false;
    }
}
