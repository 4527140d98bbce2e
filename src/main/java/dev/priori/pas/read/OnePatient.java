package dev.priori.pas.read;

import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Makes sure that one patient is meant: by the Claim, its coverages and its orders. Subscribers may be patients too. */
final class OnePatient {

    private final BundleView bundle;
    private final Faults faults;

    OnePatient(BundleView bundle, Faults faults) {
        this.bundle = bundle;
        this.faults = faults;
    }

    void check(SubmittedClaim claim, List<Entry> coverages, List<ClaimItem> items) {
        int patient = claim.patient().index();
        for (Entry coverage : coverages) {
            same(coverage, "beneficiary", patient);
        }
        for (ClaimItem item : items) {
            Entry order = item.requested();
            if (order != null) {
                same(order, order.type().equals("NutritionOrder") ? "patient" : "subject", patient);
            }
        }
        Set<Integer> known = subscribers();
        known.add(patient);
        for (Entry other : bundle.ofType("Patient")) {
            if (!known.contains(other.index())) {
                faults.add(
                        "business-rule",
                        "Two patients are sent",
                        other.expression(),
                        "a Patient that is neither Claim.patient nor a subscriber",
                        "send one request for each patient");
            }
        }
    }

    private void same(Entry entry, String element, int patient) {
        JsonNode reference = entry.resource().path(element).path("reference");
        if (reference.isString()
                && bundle.resolve(reference.stringValue(), entry)
                        .filter(target -> target.index() != patient)
                        .isPresent()) {
            faults.add(
                    "business-rule",
                    "Two patients are meant",
                    entry.expression() + "." + element,
                    "another patient than Claim.patient",
                    "send one request for each patient");
        }
    }

    private Set<Integer> subscribers() {
        Set<Integer> found = new HashSet<>();
        for (Entry coverage : bundle.ofType("Coverage")) {
            for (String element : List.of("subscriber", "policyHolder")) {
                JsonNode reference = coverage.resource().path(element).path("reference");
                if (reference.isString()) {
                    bundle.resolve(reference.stringValue(), coverage).ifPresent(target -> found.add(target.index()));
                }
            }
        }
        return found;
    }
}
