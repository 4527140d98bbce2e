package dev.priori.pas.read;

import dev.priori.authorization.Key;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.chart.fact.Coding;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question for authorizations (PAS 2.2.1, inquiry). It cannot lack a member id, insurer or provider.
 *
 * @param claim the inquiry itself, and whom it is about
 * @param member ids of the member asked about
 * @param providers identifiers of who asks, and of the care team it names
 * @param numbers authorization and administration reference numbers; none asks for everything of member and provider
 * @param billable when the services of a request lie, null for any time
 * @param diagnoses codes of which the request has one, empty for any
 * @param items what an item of the authorization is like; one of them is enough
 */
public record Inquiry(
        SubmittedClaim claim,
        List<Key> member,
        Set<Key> providers,
        Set<String> numbers,
        @Nullable Days billable,
        List<Coding> diagnoses,
        List<Criteria> items) {

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
        Days billable = Criteria.days(
                claim.resource().path("billablePeriod"), claim.expression() + ".billablePeriod", source.faults());
        List<Criteria> items = items(claim, source.faults());
        source.faults().refuse();
        SubmittedClaim whole = Objects.requireNonNull(parties);
        Set<Key> providers = new LinkedHashSet<>(Identifiers.party(source.bundle(), whole.provider()));
        providers.addAll(Identifiers.careTeam(source.bundle(), claim));
        return new Inquiry(
                whole, member, providers, Identifiers.numbers(claim), billable, whole.diagnosisCodes(), items);
    }

    /** FHIRPath of the first number that is named. */
    public String numberPath() {
        String path = claim.claim().expression();
        JsonNode items = claim.claim().resource().path("item");
        for (int i = 0; i < items.size(); i++) {
            if (Identifiers.hasNumber(items.path(i))) {
                return path + ".item[" + i + "].extension";
            }
        }
        return path + ".extension";
    }

    private static List<Criteria> items(Entry claim, Faults faults) {
        var items = new ArrayList<Criteria>();
        JsonNode nodes = claim.resource().path("item");
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.path(i) instanceof ObjectNode item) {
                items.add(Criteria.of(item, claim.expression() + ".item[" + i + "]", faults));
            }
        }
        return List.copyOf(items);
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
