package dev.priori.pas.read;

import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.Problem.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the bundles of $submit and $inquire have in common: the bundle's shape, the Claim first, and its parties. */
final class ClaimBundle {

    private static final String BUNDLE = "Bundle";
    private static final String ENTRY = "Bundle.entry";

    private final JsonDocument document;
    private final BundleView bundle;
    private final Faults faults = new Faults();

    ClaimBundle(JsonDocument document) {
        this.document = document;
        this.bundle = BundleView.of(document.root());
    }

    BundleView bundle() {
        return bundle;
    }

    Faults faults() {
        return faults;
    }

    /** The Claim. Nothing else can be read without one, so a bundle without it is refused at once. */
    Entry claim() {
        JsonNode list = document.root().path("entry");
        if (!list.isArray() || list.isEmpty()) {
            faults.add("required", "The bundle is empty", ENTRY, "no entries", "send a Claim and what it refers to");
            faults.refuse();
        }
        faults.oneOf(document.root(), "type", BUNDLE, "collection");
        shape(list);
        Entry first = bundle.entries().isEmpty() ? null : bundle.entries().getFirst();
        if (first == null || first.index() != 0 || !first.type().equals("Claim")) {
            String found = first == null || first.index() != 0 ? "no readable resource" : "a resource of another type";
            faults.add("required", "The first entry is no Claim", ENTRY + "[0].resource", found, "put the Claim first");
            faults.refuse();
        }
        return Objects.requireNonNull(first);
    }

    private void shape(JsonNode list) {
        Set<String> urls = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode url = list.get(i).path("fullUrl");
            String path = ENTRY + "[" + i + "].fullUrl";
            if (!url.isString() || !absolute(url.stringValue())) {
                faults.add(
                        "required",
                        "An entry has no absolute fullUrl",
                        path,
                        "none, or a relative one",
                        "name its URL or urn:uuid");
            } else if (!urls.add(url.stringValue())) {
                faults.add(
                        "duplicate", "Two entries share a fullUrl", path, "one used before", "send each resource once");
            }
        }
        bundle.issues().stream()
                .filter(issue -> !issue.code().equals("duplicate"))
                .forEach(issue -> faults.addAll(List.of(error(issue))));
    }

    /** Patient, insurer and provider; null after {@link Faults} took note of what is missing. */
    @Nullable
    SubmittedClaim parties(Entry claim) {
        ObjectNode resource = claim.resource();
        String path = claim.expression();
        Entry patient = faults.target(bundle, claim, resource, "patient", path, "Patient");
        Entry insurer = faults.target(bundle, claim, resource, "insurer", path, "Organization");
        Entry provider = faults.target(
                bundle, claim, resource, "provider", path, "Organization", "PractitionerRole", "Practitioner");
        ObjectNode identifier = document.root().get("identifier") instanceof ObjectNode found ? found : null;
        return patient == null || insurer == null || provider == null
                ? null
                : new SubmittedClaim(bundle, identifier, claim, patient, insurer, provider);
    }

    /** Takes note of nulls in those entries that every answer rests on. */
    void refuseNulls(List<Entry> entries) {
        for (Issue issue : document.nulls()) {
            String at = issue.expression() == null ? "" : issue.expression();
            for (Entry entry : entries) {
                if (at.startsWith("entry[" + entry.index() + "].") || at.startsWith(entry.expression())) {
                    faults.addAll(List.of(issue));
                }
            }
        }
    }

    private static Issue error(Issue issue) {
        return new Issue(Severity.ERROR, issue.code(), issue.expression(), issue.text());
    }

    private static boolean absolute(String url) {
        return url.startsWith("urn:") || url.contains("://");
    }
}
