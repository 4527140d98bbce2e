package dev.priori.pas.read;

import dev.priori.authorization.Key;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A question for authorizations (PAS 2.2.1, inquiry). It cannot lack a member id, insurer or provider.
 *
 * @param member ids of the member asked about
 * @param providers identifiers of who asks, and of the care team it names
 * @param numbers authorization and administration reference numbers; none asks for everything of member and provider
 */
public record Inquiry(List<Key> member, Set<Key> providers, Set<String> numbers) {


    /**
     * Reads an inquiry bundle.
     *
     * @throws ProblemException 400 with every fault
     */
    public static Inquiry parse(JsonDocument document) {
        var source = new ClaimBundle(document);
        Entry claim = source.claim();
        SubmittedClaim parties = source.parties(claim);
        List<Key> member = parties == null ? List.of() : memberAskedFor(source, parties);
        if (parties != null && member.isEmpty()) {
            source.faults()
                    .add(
                            "required",
                            "The member is not identified",
                            parties.patient().expression() + ".identifier",
                            "no identifier of type MB",
                            "send the member id");
        }
        source.faults().refuse();
        Set<Key> providers = new LinkedHashSet<>(Identifiers.party(
                source.bundle(), Objects.requireNonNull(parties).provider()));
        providers.addAll(Identifiers.careTeam(source.bundle(), claim));
        return new Inquiry(member, providers, Identifiers.numbers(claim));
    }

    private static List<Key> memberAskedFor(ClaimBundle source, SubmittedClaim parties) {
        List<Entry> coverages = new ArrayList<>();
        for (JsonNode insurance : parties.claim().resource().path("insurance").values()) {
            JsonNode reference = insurance.path("coverage").path("reference");
            if (reference.isString()) {
                source.bundle()
                        .resolve(reference.stringValue(), parties.claim())
                        .ifPresent(coverages::add);
            }
        }
        return Identifiers.member(coverages, parties.patient());
    }
}
