package dev.priori.policy;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.policy.load.LoadedPolicy;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The policies this server serves. Thread-safe. */
public final class Policies {

    private static final Comparator<LoadedPolicy> OLDEST_FIRST = Comparator.<LoadedPolicy, LocalDate>comparing(
                    loaded -> loaded.policy().from() == null
                            ? LocalDate.MIN
                            : loaded.policy().from())
            .thenComparing(loaded -> loaded.policy().version());

    private final List<LoadedPolicy> loaded;

    private final AnswerRule answerRule;

    /** Which answers of the forms on file count for a policy. */
    @FunctionalInterface
    public interface AnswerRule {

        /** One answer per question, of the forms that the policy's questionnaires cover. */
        List<Answer> select(Chart chart, Policy policy);
    }

    public Policies(List<LoadedPolicy> loaded, AnswerRule answerRule) {
        this.loaded = loaded.stream().sorted(OLDEST_FIRST).toList();
        this.answerRule = answerRule;
    }

    /** Every version of every policy, older versions first. */
    public List<Policy> all() {
        return loaded.stream().map(LoadedPolicy::policy).toList();
    }

    /** The files and ELM of every version, in the order of {@link #all()}. */
    public List<LoadedPolicy> contents() {
        return loaded;
    }

    /** The newest version of a policy. */
    public Optional<Policy> find(String id) {
        return versions(id).reduce((older, newer) -> newer).map(LoadedPolicy::policy);
    }

    /** The version of a policy that governs orders of that day. */
    public Optional<Policy> inForce(String id, LocalDate day) {
        return loadedInForce(id, day).map(LoadedPolicy::policy);
    }

    /**
     * The policy that governs the order's product, in whatever version: by its codes, or, when they name no drug that is known
     * here, by a name in its text.
     */
    public Optional<String> governing(Order order) {
        Concept product = order.product();
        Optional<LoadedPolicy> coded = governingByCode(product);
        if (coded.isPresent()) {
            return coded.map(one -> one.policy().id());
        }
        if (loaded.stream().anyMatch(one -> knownOther(one.policy(), product))) {
            return Optional.empty();
        }
        return loaded.stream()
                .filter(one -> one.cql().names(product.texts()))
                .map(one -> one.policy().id())
                .findFirst();
    }

    /** Names of the types of facts that any version of a policy looks at: Diagnosis, Result, Therapy ... */
    public Set<String> factTypes(String id) {
        return versions(id).flatMap(one -> one.cql().factTypes().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Holds a chart against the policy that governs the order.
     *
     * @return empty when none does
     * @throws PolicyFailure when the policy cannot be evaluated
     */
    public Optional<Assessment> assess(Order order, Chart chart) {
        return governing(order).map(id -> assess(id, order, chart, null));
    }

    /**
     * Holds a chart against one policy.
     *
     * @param track one of the policy's tracks, null lets the policy choose
     * @throws PolicyFailure when the policy cannot be evaluated
     * @throws IllegalArgumentException when there is no such policy or track
     */
    public Assessment assess(String policyId, Order order, Chart chart, @Nullable String track) {
        LocalDate asOf = chart.asOf();
        LoadedPolicy newest = versions(policyId)
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalArgumentException("No policy " + policyId));
        LoadedPolicy current = loadedInForce(policyId, asOf).orElse(newest);
        Assessment.Product product = product(current.policy(), order.product());
        if (product == Assessment.Product.OTHER) {
            return unevaluated(current.policy(), product, asOf);
        }
        if (!current.policy().inForce(asOf)) {
            return unevaluated(current.policy(), Assessment.Product.NO_VERSION, asOf);
        }
        var result = current.cql().evaluate(chart, order, answerRule.select(chart, current.policy()), track);
        Finding overall = product == Assessment.Product.GOVERNED ? overall(result.criteria()) : Finding.UNKNOWN;
        return new Assessment(
                current.policy(),
                product,
                result.track(),
                result.path(),
                asOf,
                overall,
                result.criteria(),
                result.advisories());
    }

    private Optional<LoadedPolicy> governingByCode(Concept product) {
        return loaded.stream().filter(one -> one.policy().governs(product)).findFirst();
    }

    /** True when one policy governs the coded product, and the other one too, by its codes or by a name in its text. */
    boolean sameProduct(Concept other, Concept coded) {
        return loaded.stream()
                .filter(one -> one.policy().governs(coded))
                .anyMatch(one -> one.policy().governs(other) || one.cql().names(other.texts()));
    }

    private static Assessment unevaluated(Policy policy, Assessment.Product product, LocalDate asOf) {
        return new Assessment(policy, product, null, null, asOf, Finding.UNKNOWN, List.of(), List.of());
    }

    /** What a product is to a policy: its codes decide, a text alone never does. */
    private Assessment.Product product(Policy policy, Concept product) {
        if (policy.governs(product)) {
            return Assessment.Product.GOVERNED;
        }
        boolean other = loaded.stream()
                .anyMatch(one -> knownOther(one.policy(), product)
                        || !one.policy().id().equals(policy.id())
                                && one.policy().governs(product));
        return other ? Assessment.Product.OTHER : Assessment.Product.NOT_RECOGNIZED;
    }

    /**
     * True when a code stands in a set of the policy that is neither a product set nor one whose codes name no product. A code
     * that names no product is not looked for.
     */
    private static boolean knownOther(Policy policy, Concept product) {
        List<Coding> naming = product.codings().stream()
                .filter(coding -> !policy.leavesOpen(new Concept(List.of(coding), null)))
                .toList();
        return policy.valueSets().values().stream()
                .filter(set -> !policy.products().contains(set.url()))
                .anyMatch(set -> set.containsAny(naming));
    }

    private static Finding overall(List<Assessment.Assessed> criteria) {
        boolean unknown = criteria.isEmpty();
        for (Assessment.Assessed assessed : criteria) {
            switch (assessed.finding()) {
                case NOT_MET -> {
                    return Finding.NOT_MET;
                }
                case UNKNOWN -> unknown = true;
                case MET -> {}
            }
        }
        return unknown ? Finding.UNKNOWN : Finding.MET;
    }

    private Stream<LoadedPolicy> versions(String id) {
        return loaded.stream().filter(one -> one.policy().id().equals(id));
    }

    private Optional<LoadedPolicy> loadedInForce(String id, LocalDate day) {
        return versions(id).filter(one -> one.policy().inForce(day)).reduce((older, newer) -> newer);
    }
}
