package dev.priori.pas.read;

import dev.priori.authorization.Key;
import dev.priori.authorization.element.PasUrls;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Finds what makes a Claim an update or a cancellation of an earlier one: a Claim it names as prior, or something it
 * cancels. Marks of change alone make no update; new Claims carry them too.
 */
final class UpdateReader {

    private static final Set<String> RELATIONSHIPS = Set.of("prior", "replaces");
    private static final String CANCEL = "3";

    private final BundleView bundle;
    private final Entry claim;
    private final Faults faults;
    private final Set<Integer> cancelled = new HashSet<>();
    private final Set<Integer> changed = new HashSet<>();
    private final List<String> priorUrls = new ArrayList<>();
    private final List<Key> priorIdentifiers = new ArrayList<>();
    private @Nullable String path;

    UpdateReader(BundleView bundle, Entry claim, Faults faults) {
        this.bundle = bundle;
        this.claim = claim;
        this.faults = faults;
    }

    /** Null when the Claim is a new request. */
    @Nullable
    Update read() {
        related();
        boolean cancelsAll = cancels(claim.resource(), claim.expression());
        each("item", (item, where) -> {
            int sequence = item.path("sequence").asInt(0);
            if (cancels(item, where)) {
                cancelled.add(sequence);
            }
            if (hasExtension(item, PasUrls.INFO_CHANGED)) {
                changed.add(sequence);
            }
        });
        each("supportingInfo", this::cancels);
        return path == null
                ? null
                : new Update(
                        path,
                        cancelsAll,
                        Set.copyOf(cancelled),
                        Set.copyOf(changed),
                        List.copyOf(priorUrls),
                        List.copyOf(priorIdentifiers),
                        Identifiers.numbers(claim));
    }

    /** The resources that a Claim withdraws: behind cancelled items and supporting information, and behind nothing else. */
    static Set<Integer> withdrawn(BundleView bundle, Entry claim) {
        Set<Integer> withdrawn = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (String list : List.of("item", "supportingInfo")) {
            for (JsonNode element : claim.resource().path(list).values()) {
                (isCancelled(element) ? withdrawn : kept).addAll(targets(bundle, claim, element));
            }
        }
        withdrawn.removeAll(kept);
        return withdrawn;
    }

    private interface Visit {
        void see(JsonNode element, String path);
    }

    private void each(String list, Visit visit) {
        JsonNode nodes = claim.resource().path(list);
        for (int i = 0; i < nodes.size(); i++) {
            visit.see(nodes.path(i), claim.expression() + "." + list + "[" + i + "]");
        }
    }

    private void related() {
        each("related", (related, where) -> {
            List<String> codes = new ArrayList<>();
            related.path("relationship")
                    .path("coding")
                    .values()
                    .forEach(coding -> codes.add(coding.path("code").asString("")));
            if (codes.isEmpty() || codes.stream().anyMatch(RELATIONSHIPS::contains)) {
                marked(where);
                prior(related.path("claim"));
            }
        });
    }

    private void prior(JsonNode reference) {
        Key identifier = Identifiers.key(reference.path("identifier"));
        if (identifier != null) {
            priorIdentifiers.add(identifier);
        }
        String literal = reference.path("reference").asString("");
        if (!literal.isEmpty()) {
            Entry prior = bundle.resolve(literal, claim).orElse(null);
            priorUrls.add(prior == null ? absolute(literal) : SubmittedClaim.url(prior));
            if (prior != null) {
                priorIdentifiers.addAll(Identifiers.all(prior));
            }
        }
    }

    /** A relative reference to a Claim that was not sent, from where the Claim itself lies. */
    private String absolute(String literal) {
        String url = SubmittedClaim.url(claim);
        int end = url.lastIndexOf("/Claim/");
        return literal.contains(":") || end < 0 ? literal : url.substring(0, end + 1) + literal;
    }

    private boolean cancels(JsonNode element, String where) {
        for (JsonNode extension : element.path("modifierExtension").values()) {
            if (!PasUrls.INFO_CANCELLED.equals(extension.path("url").asString(""))) {
                faults.add(
                        "not-supported",
                        "A modifier is not understood",
                        where + ".modifierExtension",
                        "an unknown url",
                        "leave it out");
            }
        }
        boolean cancels = isCancelled(element);
        if (cancels) {
            marked(where);
        }
        return cancels;
    }

    private void marked(String where) {
        path = path == null ? where : path;
    }

    private static boolean isCancelled(JsonNode element) {
        for (JsonNode extension : element.path("modifierExtension").values()) {
            if (PasUrls.INFO_CANCELLED.equals(extension.path("url").asString(""))
                    && extension.path("valueBoolean").asBoolean(false)) {
                return true;
            }
        }
        for (JsonNode extension : element.path("extension").values()) {
            if (PasUrls.CERTIFICATION_TYPE.equals(extension.path("url").asString(""))
                    && cancels(extension.path("valueCodeableConcept"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean cancels(JsonNode certificationType) {
        for (JsonNode coding : certificationType.path("coding").values()) {
            if (CANCEL.equals(coding.path("code").asString(""))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasExtension(JsonNode element, String url) {
        for (JsonNode extension : element.path("extension").values()) {
            if (url.equals(extension.path("url").asString(""))) {
                return true;
            }
        }
        return false;
    }

    private static Set<Integer> targets(BundleView bundle, Entry claim, JsonNode element) {
        Set<Integer> targets = new HashSet<>();
        target(bundle, claim, element.path("valueReference")).ifPresent(targets::add);
        for (JsonNode extension : element.path("extension").values()) {
            target(bundle, claim, extension.path("valueReference")).ifPresent(targets::add);
        }
        return targets;
    }

    private static Optional<Integer> target(BundleView bundle, Entry claim, JsonNode reference) {
        return bundle.resolve(reference.path("reference").asString(""), claim)
                .filter(entry -> entry.container() == null)
                .map(Entry::index);
    }
}
