package dev.priori.authorization.request;

import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One item of a Claim, with what the Claim says of it elsewhere: care team, diagnoses, admission and discharge. */
public record RequestedItem(SubmittedClaim claim, ObjectNode node) {

    private static final String STRUCTURE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final String SCOPE = STRUCTURE + "extension-careTeamClaimScope";
    private static final String REQUESTED_SERVICE = STRUCTURE + "extension-requestedService";

    /**
     * Who is asked to provide.
     *
     * @param entry a Practitioner or Organization of the bundle
     * @param type the care team role (X12 98) as sent
     * @param qualification as sent
     */
    public record Provider(
            Entry entry,
            @Nullable ObjectNode type,
            @Nullable ObjectNode qualification) {}

    /** The extensions of the item with that url, as they were sent. */
    public List<ObjectNode> extensions(String url) {
        return extensions(node, url);
    }

    /** Those the item names of the care team. */
    public List<Provider> namedProviders() {
        Set<Integer> named = numbers("careTeamSequence");
        return careTeam(claim).stream()
                .filter(member -> named.contains(member.path("sequence").asInt(0)))
                .flatMap(member -> provider(claim, member).stream())
                .toList();
    }

    /** Those of the care team that the whole Claim is for. */
    public static List<Provider> overallProviders(SubmittedClaim claim) {
        return careTeam(claim).stream()
                .filter(member -> extensions(member, SCOPE).stream()
                        .anyMatch(scope -> scope.path("valueBoolean").asBoolean(false)))
                .flatMap(member -> provider(claim, member).stream())
                .toList();
    }

    /** Codes of the diagnoses the item names. */
    public List<ObjectNode> diagnoses() {
        Set<Integer> named = numbers("diagnosisSequence");
        var codes = new ArrayList<ObjectNode>();
        for (JsonNode diagnosis : claim.claim().resource().path("diagnosis").values()) {
            if (named.contains(diagnosis.path("sequence").asInt(0))) {
                code(diagnosis).ifPresent(codes::add);
            }
        }
        return codes;
    }

    /** The order behind the item. */
    public Optional<Entry> requestedService() {
        return extensions(REQUESTED_SERVICE).stream()
                .flatMap(extension -> target(claim, extension.path("valueReference")).stream())
                .findFirst();
    }

    /**
     * The timing of the Claim's supportingInfo of that category (PASTempCodes), for instance {@code admissionDates}: the
     * element's value, a date or a Period.
     */
    public Optional<JsonNode> timing(String category) {
        for (JsonNode info : claim.claim().resource().path("supportingInfo").values()) {
            boolean meant = false;
            for (JsonNode coding : info.path("category").path("coding").values()) {
                meant |= category.equals(coding.path("code").asString(""));
            }
            JsonNode timing = info.has("timingDate") ? info.get("timingDate") : info.get("timingPeriod");
            if (meant && timing != null) {
                return Optional.of(timing);
            }
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> code(JsonNode diagnosis) {
        if (diagnosis.get("diagnosisCodeableConcept") instanceof ObjectNode concept) {
            return Optional.of(concept);
        }
        return target(claim, diagnosis.path("diagnosisReference"))
                .filter(condition -> condition.resource().get("code") instanceof ObjectNode)
                .map(condition -> (ObjectNode) condition.resource().get("code"));
    }

    private Set<Integer> numbers(String name) {
        Set<Integer> numbers = new HashSet<>();
        node.path(name).values().forEach(number -> numbers.add(number.asInt(0)));
        return numbers;
    }

    private static List<JsonNode> careTeam(SubmittedClaim claim) {
        return List.copyOf(claim.claim().resource().path("careTeam").values());
    }

    /** A role stands for its person, else for its organization. */
    private static Optional<Provider> provider(SubmittedClaim claim, JsonNode member) {
        Entry entry = target(claim, member.path("provider")).orElse(null);
        if (entry != null && entry.type().equals("PractitionerRole")) {
            Entry role = entry;
            entry = claim.bundle()
                    .resolve(
                            role.resource()
                                    .path("practitioner")
                                    .path("reference")
                                    .asString(""),
                            role)
                    .or(() -> claim.bundle()
                            .resolve(
                                    role.resource()
                                            .path("organization")
                                            .path("reference")
                                            .asString(""),
                                    role))
                    .orElse(null);
        }
        return entry == null || entry.fullUrl() == null
                ? Optional.empty()
                : Optional.of(new Provider(
                        entry,
                        member.get("role") instanceof ObjectNode role ? role : null,
                        member.get("qualification") instanceof ObjectNode qualification ? qualification : null));
    }

    private static Optional<Entry> target(SubmittedClaim claim, JsonNode reference) {
        JsonNode literal = reference.get("reference");
        return literal == null || !literal.isString()
                ? Optional.empty()
                : claim.bundle()
                        .resolve(literal.stringValue(), claim.claim())
                        .filter(entry -> entry.container() == null);
    }

    private static List<ObjectNode> extensions(JsonNode element, String url) {
        var found = new ArrayList<ObjectNode>();
        for (JsonNode extension : element.path("extension").values()) {
            if (extension instanceof ObjectNode object
                    && url.equals(object.path("url").asString(""))) {
                found.add(object);
            }
        }
        return found;
    }
}
