package dev.priori.policy;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.policy.read.BenefitReader.Exclusion;
import java.util.List;
import java.util.stream.Stream;

/** What plans exclude from their benefit. An order without a code is never excluded: its text is not proof enough. */
public final class PlanBenefits {

    private final List<Exclusion> exclusions;

    private final Policies policies;

    /**
     * @param policies a product that a policy governs is excluded with every other code of the same policy's products
     */
    public PlanBenefits(List<Exclusion> exclusions, Policies policies) {
        this.exclusions = List.copyOf(exclusions);
        this.policies = policies;
    }

    /** True when a plan that one of the Coverage's plan classes names excludes the product. */
    public boolean excludes(Concept product, List<String> planClasses) {
        return exclusions(product, planClasses).findAny().isPresent();
    }

    /** What the plans name instead of a product that they exclude; empty when nothing. */
    public List<Concept> alternatives(Concept product, List<String> planClasses) {
        return exclusions(product, planClasses)
                .flatMap(exclusion -> exclusion.alternatives().stream())
                .toList();
    }

    private Stream<Exclusion> exclusions(Concept product, List<String> planClasses) {
        return exclusions.stream()
                .filter(exclusion -> exclusion.plans().stream().anyMatch(planClasses::contains))
                .filter(exclusion ->
                        shareCode(exclusion.product(), product) || policies.sameProduct(exclusion.product(), product));
    }

    private static boolean shareCode(Concept one, Concept other) {
        for (Coding coding : one.codings()) {
            if (other.codings().stream().anyMatch(coding::sameAs)) {
                return true;
            }
        }
        return false;
    }
}
