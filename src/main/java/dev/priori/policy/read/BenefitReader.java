package dev.priori.policy.read;

import dev.priori.chart.fact.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads which products a plan excludes: InsurancePlans whose {@code coverage.benefit} has the {@code requirement} "excluded"
 * and the product as its {@code type}; the extension {@code alternative} names a product to order instead. A plan applies to the Coverages whose class of type plan has one of its identifiers.
 */
public final class BenefitReader {

    private static final String EXCLUDED = "excluded";

    private BenefitReader() {}

    /** A product that a plan excludes, by the plan's identifier values, and the products it names instead. */
    public record Exclusion(List<String> plans, Concept product, List<Concept> alternatives) {}

    /** Exclusions of every {@code insuranceplan-*.json}. */
    public static List<Exclusion> read(PolicyFiles files, List<Fault> faults) {
        var exclusions = new ArrayList<Exclusion>();
        for (String path : files.paths(files.resources() + "insuranceplan-", ".json")) {
            JsonFile.read(files, path, faults).ifPresent(file -> read(file.root(), exclusions, faults));
        }
        return exclusions;
    }

    private static void read(Part root, List<Exclusion> exclusions, List<Fault> faults) {
        List<String> plans = root.list("identifier").stream()
                .map(identifier -> identifier.text("value"))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        if (!"InsurancePlan".equals(root.text("resourceType")) || plans.isEmpty()) {
            faults.add(
                    root.fault("not an InsurancePlan with an identifier, by which Coverages name it in class.value"));
            return;
        }
        for (Part coverage : root.list("coverage")) {
            for (Part benefit : coverage.list("benefit")) {
                if (EXCLUDED.equals(benefit.text("requirement"))) {
                    Concept product = benefit.child("type").map(Part::concept).orElse(Concept.EMPTY);
                    if (product.isEmpty()) {
                        faults.add(benefit.fault("the excluded benefit names no product in its type"));
                    }
                    exclusions.add(new Exclusion(plans, product, alternatives(benefit, faults)));
                }
            }
        }
    }

    private static List<Concept> alternatives(Part benefit, List<Fault> faults) {
        var alternatives = new ArrayList<Concept>();
        for (Part extension : benefit.extensions("alternative")) {
            Concept product =
                    extension.child("valueCodeableConcept").map(Part::concept).orElse(Concept.EMPTY);
            if (product.codings().isEmpty()) {
                faults.add(extension.fault("the alternative has no code; give it a valueCodeableConcept with one"));
            } else {
                alternatives.add(product);
            }
        }
        return List.copyOf(alternatives);
    }
}
