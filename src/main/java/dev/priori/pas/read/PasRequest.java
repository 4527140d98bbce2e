package dev.priori.pas.read;

import dev.priori.authorization.Key;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for prior authorization, whole: it cannot lack patient, insurer, provider, coverage or items.
 *
 * @param coverages those of Claim.insurance, the focal one first
 * @param member by which ids the plan knows the member
 * @param requester identifiers of Claim.provider
 * @param providers identifiers of the care team
 * @param evidence the resources that may be used to decide: those of the bundle, but for what was withdrawn
 * @param update what this updates or cancels, null when it is a new request
 */
public record PasRequest(
        SubmittedClaim claim,
        BundleView evidence,
        List<Entry> coverages,
        List<ClaimItem> items,
        List<Key> member,
        List<Key> requester,
        List<Key> providers,
        @Nullable Update update) {

    /**
     * Reads a request bundle.
     *
     * @throws ProblemException 400 with every fault
     */
    public static PasRequest parse(JsonDocument document) {
        return new RequestReader(document).read();
    }

    /** The same request, decided from this evidence. */
    public PasRequest withEvidence(BundleView all) {
        return new PasRequest(claim, all, coverages, items, member, requester, providers, update);
    }

    /** The insurer's first identifier, else its fullUrl. */
    public String payer() {
        List<Key> keys = Identifiers.all(claim.insurer());
        return keys.isEmpty()
                ? SubmittedClaim.url(claim.insurer())
                : keys.getFirst().toString();
    }

    /** The Claim's own trace. */
    public Optional<Key> claimIdentifier() {
        return Identifiers.all(claim.claim()).stream().findFirst();
    }

    /** The transaction's own trace. */
    public Optional<Key> bundleIdentifier() {
        ObjectNode identifier = claim.bundleIdentifier();
        return identifier == null ? Optional.empty() : Optional.ofNullable(Identifiers.key(identifier));
    }
}
