package dev.priori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Person;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import dev.priori.policy.load.LoadedPolicy;
import dev.priori.policy.load.PolicyFolders;
import dev.priori.policy.load.PolicyLoader;
import dev.priori.policy.read.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A policy of another drug, loaded from a folder: no Java names a drug. */
class SecondPolicyTest {

    private static final LocalDate AS_OF = LocalDate.of(2025, 6, 16);

    private static final Coding PRODUCT =
            new Coding("http://www.nlm.nih.gov/research/umls/rxnorm", "2625882", "adagrasib");

    private static final Concept LUNG_CANCER =
            new Concept(List.of(new Coding("http://hl7.org/fhir/sid/icd-10-cm", "C34.11", null)), "Lung cancer");

    private final List<Fault> faults = new ArrayList<>();

    private final Policies policies = policies(List.of());

    private Policies policies(List<Answer> answers) {
        List<LoadedPolicy> loaded = new PolicyFolders(Path.of("src/test/content"))
                .policies(Map.of()).stream()
                        .flatMap(files -> new PolicyLoader(faults).load(files).stream())
                        .toList();
        return new Policies(loaded, (chart, policy) -> answers);
    }

    @Test
    void it_loads_without_faults() {
        assertThat(faults).isEmpty();
        assertThat(policies.find("krazati")).get().extracting(Policy::months).isEqualTo(6);
    }

    @Test
    void an_adult_with_lung_cancer_meets_it() {
        Assessment assessment = policies.assess(order(product()), chart(when(1960, 4, 1), diagnosis(true)))
                .orElseThrow();
        assertThat(assessment.overall()).isEqualTo(Finding.MET);
        assertThat(assessment.track()).isEqualTo("initial");
        assertThat(assessment.path()).isNull();
        assertThat(assessment.criteria())
                .extracting(one -> one.criterion().id() + " " + one.finding() + " " + one.evidenceFor())
                .containsExactly(
                        "age MET [Evidence[reference=Patient/1, shows=Born 1960-04-01, date=When[year=1960, month=4,"
                                + " day=1, time=null]]]",
                        "diagnosis MET [Evidence[reference=Condition/1, shows=Lung cancer, date=null]]");
        assertThat(assessment.advisories()).isEmpty();
    }

    @Test
    void what_is_missing_is_said_by_the_policy_or_by_its_cql() {
        Assessment nothing =
                policies.assess(order(product()), chart(when(1960, 4, 1))).orElseThrow();
        assertThat(nothing.criteria().getLast().missing()).containsExactly("A diagnosis of lung cancer");
        assertThat(nothing.criteria().getLast().questions()).containsExactly("diagnosis");
        assertThat(nothing.criteria().getFirst().missing()).isEmpty();
        Assessment unconfirmed = policies.assess(order(product()), chart(when(1960, 4, 1), diagnosis(false)))
                .orElseThrow();
        assertThat(unconfirmed.criteria().getLast().missing()).containsExactly("A confirmed diagnosis of lung cancer");
    }

    @Test
    void a_child_does_not_meet_it() {
        Assessment assessment = policies.assess(order(product()), chart(when(2010, 4, 1), diagnosis(true)))
                .orElseThrow();
        assertThat(assessment.overall()).isEqualTo(Finding.NOT_MET);
        assertThat(assessment.criteria().getFirst().evidenceAgainst()).hasSize(1);
    }

    @Test
    void a_year_of_birth_that_decides_nothing_is_unknown() {
        Assessment assessment = policies.assess(
                        order(product()), chart(new When(2007, null, null, null), diagnosis(true)))
                .orElseThrow();
        assertThat(assessment.criteria().getFirst().finding()).isEqualTo(Finding.UNKNOWN);
        assertThat(assessment.criteria().getFirst().missing()).containsExactly("The date of birth");
    }

    @Test
    void an_advisory_shows_the_tuple_of_its_cql() {
        Assessment assessment = policies.assess(order(product()), chart(when(1930, 4, 1), diagnosis(true)))
                .orElseThrow();
        assertThat(assessment.advisories()).singleElement().satisfies(raised -> {
            assertThat(raised.advisory().id()).isEqualTo("K1");
            assertThat(raised.evidence())
                    .containsExactly(new Evidence("Patient/1", "Older than eighty years", when(1930, 4, 1)));
        });
    }

    private static Concept product() {
        return new Concept(List.of(PRODUCT), null);
    }

    private static Order order(Concept product) {
        return new Order(
                "MedicationRequest/1",
                "MedicationRequest",
                product,
                therapy(product),
                List.of(),
                List.of(),
                null,
                AS_OF,
                Order.RequestedPeriod.NONE);
    }

    private static Therapy therapy(Concept product) {
        return new Therapy(
                "MedicationRequest/1",
                "order",
                product,
                "draft",
                true,
                false,
                false,
                true,
                true,
                false,
                null,
                List.of(),
                List.of(),
                Concept.EMPTY,
                List.of(),
                null);
    }

    private static Chart chart(@Nullable When born, Diagnosis... diagnoses) {
        return new Chart(
                "Patient/1",
                AS_OF,
                Chart.Channel.ASSESS,
                Set.of(),
                new Person("Patient/1", born),
                List.of(diagnoses),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Diagnosis diagnosis(boolean usable) {
        return new Diagnosis(
                "Condition/1",
                LUNG_CANCER,
                usable,
                true,
                false,
                false,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static When when(int year, int month, int day) {
        return new When(year, month, day, null);
    }
}
