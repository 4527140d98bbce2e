package dev.priori.authorization.request;

import dev.priori.chart.fact.Coding;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
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

    /**
     * Reads a request again that was accepted before.
     *
     * @param body the request bundle as it was kept
     */
    public static SubmittedClaim kept(byte[] body) {
        JsonDocument document = JsonDocument.parse(body, Limits.DEFAULT.withBytes(body.length));
        BundleView bundle = BundleView.of(document.root());
        Entry claim = bundle.entries().getFirst();
        ObjectNode identifier = document.root().get("identifier") instanceof ObjectNode found ? found : null;
        return new SubmittedClaim(
                bundle,
                identifier,
                claim,
                party(bundle, claim, "patient"),
                party(bundle, claim, "insurer"),
                party(bundle, claim, "provider"));
    }

    /** The fullUrl of an entry that has one. */
    public static String url(Entry entry) {
        String url = entry.fullUrl();
        return url == null ? entry.reference() : url;
    }

    /** The item of that sequence; without content when the Claim has no such item, as a cancellation may leave them out. */
    public RequestedItem item(int sequence) {
        for (var item : claim.resource().path("item").values()) {
            if (item instanceof ObjectNode found && found.path("sequence").asInt(0) == sequence) {
                return new RequestedItem(this, found);
            }
        }
        return new RequestedItem(this, JsonNodeFactory.instance.objectNode());
    }

    /** The codes of every diagnosis of the Claim. */
    public List<Coding> diagnosisCodes() {
        var codes = new ArrayList<Coding>();
        for (JsonNode diagnosis : claim.resource().path("diagnosis").values()) {
            for (JsonNode coding :
                    diagnosis.path("diagnosisCodeableConcept").path("coding").values()) {
                codes.add(new Coding(
                        coding.path("system").asString(""), coding.path("code").asString(""), null));
            }
        }
        return codes;
    }

    private static Entry party(BundleView bundle, Entry claim, String name) {
        return bundle.resolve(claim.resource().path(name).path("reference").asString(""), claim)
                .orElseThrow(() -> new IllegalStateException("a kept request lacks its " + name));
    }
}
