package dev.priori.decision;

import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.Order;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Person;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Assessed;
import dev.priori.policy.Assessment.Product;
import dev.priori.policy.Criterion;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import dev.priori.policy.Policy;
import dev.priori.policy.ValueSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders, charts and assessments as small as a rule needs them. */
final class Sample {
    static final LocalDate AS_OF = LocalDate.of(2025, 6, 16);
    static final Concept PRODUCT = new Concept(List.of(new Coding("urn:drugs", "1", "A drug")), null);
    static final Concept OTHER = new Concept(List.of(new Coding("urn:drugs", "2", "Another")), null);

    private Sample() {}

    static Order order(RequestedPeriod period) {
        var therapy = new Therapy(
                "MedicationRequest/1",
                "order",
                PRODUCT,
                "draft",
                true,
                false,
                false,
                true,
                true,
                false,
                When.of(AS_OF),
                List.of(),
                List.of(),
                Concept.EMPTY,
                List.of(),
                null);
        return new Order(
                "MedicationRequest/1",
                "MedicationRequest",
                PRODUCT,
                therapy,
                List.of(),
                List.of(),
                When.of(AS_OF),
                AS_OF,
                period);
    }

    static Order order() {
        return order(RequestedPeriod.NONE);
    }

    static Chart chart(List<CoverageOnFile> coverages, Approval... approvals) {
        return new Chart(
                "Patient/1",
                AS_OF,
                Chart.Channel.ASSESS,
                Set.of(),
                new Person("Patient/1", null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(approvals),
                coverages,
                List.of());
    }

    static Chart chart(Approval... approvals) {
        return chart(List.of(), approvals);
    }

    static Approval approval(Concept product, String end, @Nullable String path) {
        return new Approval("ClaimResponse/1", List.of(product), When.of(AS_OF.minusYears(1)), when(end), path);
    }

    static CoverageOnFile coverage(String status, @Nullable String start, @Nullable String end, String... planClasses) {
        return new CoverageOnFile(
                "Coverage/1",
                status,
                start == null ? null : when(start),
                end == null ? null : when(end),
                "M-1",
                List.of(),
                List.of(planClasses));
    }

    static When when(String date) {
        List<Integer> parts = Stream.of(date.split("-")).map(Integer::valueOf).toList();
        return new When(
                parts.get(0), parts.size() > 1 ? parts.get(1) : null, parts.size() > 2 ? parts.get(2) : null, null);
    }

    static Policy policy(@Nullable Integer months, String whenNotMet) {
        return new Policy(
                "tiny",
                "1",
                "urn:policy",
                "Tiny",
                "A plan",
                "Tiny",
                null,
                null,
                List.of("urn:products"),
                List.of(),
                List.of(),
                List.of(),
                months == null ? Map.of() : Map.of("months", BigDecimal.valueOf(months)),
                Map.of(),
                whenNotMet,
                List.of(),
                null,
                List.of(),
                Map.of("urn:products", new ValueSet("urn:products", PRODUCT.codings())),
                "00");
    }

    static Assessment assessment(Policy policy, Product product, String track, Finding... findings) {
        List<Assessed> criteria = Arrays.stream(findings).map(Sample::assessed).toList();
        Finding overall = criteria.stream()
                .map(Assessed::finding)
                .reduce(Finding.MET, (a, b) -> a == Finding.NOT_MET || b == Finding.MET ? a : b);
        return new Assessment(
                policy,
                product,
                track,
                "first",
                AS_OF,
                findings.length == 0 ? Finding.UNKNOWN : overall,
                criteria,
                List.of());
    }

    static Assessment assessment(Finding... findings) {
        return assessment(policy(12, "review"), Product.GOVERNED, "initial", findings);
    }

    private static Assessed assessed(Finding finding) {
        var criterion = new Criterion(
                "c-" + finding.name().toLowerCase(),
                "Title " + finding,
                "Clause",
                "Definition",
                List.of("A result"),
                List.of("question"),
                null);
        var evidence = List.of(new Evidence("Observation/1", "A value", when("2025-05")));
        return switch (finding) {
            case MET -> new Assessed(criterion, finding, evidence, List.of(), List.of(), List.of());
            case NOT_MET -> new Assessed(criterion, finding, List.of(), evidence, List.of(), List.of());
            case UNKNOWN ->
                new Assessed(criterion, finding, List.of(), List.of(), List.of("A result"), List.of("question"));
        };
    }
}
