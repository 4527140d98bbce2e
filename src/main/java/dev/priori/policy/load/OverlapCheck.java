package dev.priori.policy.load;

import dev.priori.chart.fact.Concept;
import dev.priori.policy.Policy;
import dev.priori.policy.ValueSet;
import dev.priori.policy.read.Fault;
import dev.priori.policy.read.PolicyFiles;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds policies against one another: on one day, one version governs a product, and no two policies do. */
final class OverlapCheck {

    private final List<Fault> faults;

    OverlapCheck(List<Fault> faults) {
        this.faults = faults;
    }

    void check(List<LoadedPolicy> all) {
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                pair(all.get(j), all.get(i));
            }
        }
    }

    private void pair(LoadedPolicy first, LoadedPolicy second) {
        Policy one = first.policy();
        Policy other = second.policy();
        if (!overlap(one, other)) {
            return;
        }
        if (one.id().equals(other.id())) {
            faults.add(fault(
                    second,
                    "effectivePeriod",
                    "the versions " + one.version() + " and " + other.version() + " of policy " + one.id()
                            + " are in force on the same days; end the older one (" + place(first) + ")"));
        } else if (sharedProduct(one, other)) {
            faults.add(fault(
                    second,
                    "useContext",
                    "the policies " + one.id() + " and " + other.id()
                            + " govern a product in common on the same days; one of them must not (" + place(first)
                            + ")"));
        }
    }

    private static boolean overlap(Policy one, Policy other) {
        return beginsBeforeEnd(one.from(), other.until()) && beginsBeforeEnd(other.from(), one.until());
    }

    private static boolean beginsBeforeEnd(@Nullable LocalDate from, @Nullable LocalDate until) {
        return from == null || until == null || !from.isAfter(until);
    }

    private static boolean sharedProduct(Policy one, Policy other) {
        for (String url : one.products()) {
            ValueSet products = one.valueSets().get(url);
            if (products != null && other.governs(new Concept(products.codings(), null))) {
                return true;
            }
        }
        return false;
    }

    private static Fault fault(LoadedPolicy policy, String member, String text) {
        PolicyFiles files = policy.files();
        return new Fault(place(policy), files.line(path(policy), "\"" + member + "\""), text);
    }

    private static String place(LoadedPolicy policy) {
        return policy.files().shown(path(policy));
    }

    private static String path(LoadedPolicy policy) {
        return policy.files().resources() + "plandefinition.json";
    }
}
