package dev.priori.chart.read;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.chart.read.element.Ownership;
import dev.priori.chart.read.element.Reading;
import dev.priori.chart.read.therapy.Products;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the patient and the order under review in a bundle that does not say which it is (the assess interface). */
public final class OrderSelection {

    private static final String TYPE = "MedicationRequest";

    private final BundleView bundle;
    private final Predicate<Concept> governed;
    private final List<Issue> issues = new ArrayList<>();

    /** @param governed whether the policy governs a product */
    public OrderSelection(BundleView bundle, Predicate<Concept> governed) {
        this.bundle = bundle;
        this.governed = governed;
    }

    /**
     * What was found.
     *
     * @param claimItem the item of an unanswered preauthorization Claim that asks for the order, if there is one
     */
    public record Selected(
            Entry patient, Entry order, @Nullable ClaimItem claimItem) {}

    /**
     * The one patient, and the order: the one named; else the only draft; else the only active order of a governed product.
     *
     * @param named {@code MedicationRequest/id}, or null
     * @throws ProblemException 422 with every fault: no patient or several, no order or several, references of the order that
     *     lead nowhere
     */
    public Selected select(@Nullable String named) {
        Entry patient = patient();
        Entry order = named == null ? unnamed(patient) : named(named);
        if (order != null) {
            issues.addAll(bundle.dangling(order));
        }
        if (patient == null || order == null || !issues.isEmpty()) {
            throw new ProblemException(new Problem(422, issues));
        }
        return new Selected(patient, order, ClaimItem.underReview(bundle, order).orElse(null));
    }

    private @Nullable Entry patient() {
        List<Entry> patients = bundle.ofType("Patient");
        if (patients.size() == 1) {
            return patients.getFirst();
        }
        issues.add(Issue.error(
                patients.isEmpty() ? "required" : "invariant",
                patients.isEmpty() ? "There is no Patient" : "There are several Patients",
                "Bundle.entry",
                patients.isEmpty() ? "none" : names(patients),
                "send the chart of exactly one Patient"));
        return null;
    }

    private @Nullable Entry named(String reference) {
        Entry found = bundle.find(reference).orElse(null);
        if (found != null && found.type().equals(TYPE)) {
            return found;
        }
        List<Entry> orders = bundle.ofType(TYPE);
        issues.add(Issue.error(
                "not-found",
                "The order named is not in the bundle",
                "Bundle.entry",
                orders.isEmpty() ? "no MedicationRequest" : names(orders),
                "name one MedicationRequest of the bundle"));
        return null;
    }

    private @Nullable Entry unnamed(@Nullable Entry patient) {
        var reading = new Reading(bundle, LocalDate.EPOCH);
        List<Entry> candidates = bundle.ofType(TYPE);
        if (patient != null) {
            candidates = candidates.stream()
                    .filter(new Ownership(reading, patient.reference())::owns)
                    .toList();
        }
        List<Entry> drafts = withStatus(candidates, "draft");
        if (!drafts.isEmpty()) {
            return only(drafts, "drafts");
        }
        var products = new Products(reading);
        List<Entry> active = withStatus(candidates, "active").stream()
                .filter(entry -> governed.test(reading.tolerate(
                        entry,
                        Concept.EMPTY,
                        resource -> products.of(resource, entry).code())))
                .toList();
        if (active.isEmpty()) {
            issues.add(Issue.error(
                    "required",
                    "There is no order",
                    "Bundle.entry",
                    "no draft MedicationRequest and no active one for a product of the policy",
                    "add the order, or name it by the parameter order"));
            return null;
        }
        return only(active, "active orders");
    }

    private @Nullable Entry only(List<Entry> orders, String what) {
        if (orders.size() == 1) {
            return orders.getFirst();
        }
        issues.add(Issue.error(
                "multiple-matches",
                "There are several " + what,
                "Bundle.entry",
                names(orders),
                "name one by the parameter order"));
        return null;
    }

    private static List<Entry> withStatus(List<Entry> orders, String status) {
        return orders.stream()
                .filter(entry -> entry.resource().path("status").asString("").equals(status))
                .toList();
    }

    private static String names(List<Entry> entries) {
        return entries.stream().map(Entry::reference).collect(Collectors.joining(", "));
    }
}
