package dev.priori.authorization.request;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Claim and whom it is about, each an entry of the caller's bundle with a fullUrl.
 *
 * @param bundleIdentifier Bundle.identifier as sent
 * @param patient the beneficiary
 * @param insurer the payer asked
 * @param provider the requestor: an Organization, PractitionerRole or Practitioner
 */
public record SubmittedClaim(
        BundleView bundle,
        @Nullable ObjectNode bundleIdentifier,
        Entry claim,
        Entry patient,
        Entry insurer,
        Entry provider) {

    /** The fullUrl of an entry that has one. */
    public static String url(Entry entry) {
        String url = entry.fullUrl();
        return url == null ? entry.reference() : url;
    }

    /** The item of that sequence. */
    public ObjectNode item(int sequence) {
        for (var item : claim.resource().path("item").values()) {
            if (item instanceof ObjectNode found && found.path("sequence").asInt(0) == sequence) {
                return found;
            }
        }
        throw new IllegalArgumentException("no item " + sequence);
    }
}
