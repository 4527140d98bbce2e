package dev.priori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Order;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.policy.load.BuiltInPolicies;
import dev.priori.policy.load.ElmStore;
import dev.priori.policy.load.PolicyCatalog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built-in policies beside the policy of a further folder. */
class ServedTogetherTest {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private static final Path FURTHER = Path.of("src/test/content");

    @TempDir
    static Path elm;

    private final PolicyCatalog catalog =
            PolicyCatalog.load(new BuiltInPolicies(), List.of(FURTHER), new ElmStore(elm));

    private final Policies policies = new Policies(catalog.policies(), CaseChart::answers);

    private final PlanBenefits benefits = new PlanBenefits(catalog.exclusions(), policies);

    private final List<CaseChart> cases = CaseFolder.of(Path.of("fhir-resources/lumakras")).stream()
            .map(each -> CaseChart.read(each, policies.find("lumakras").orElseThrow()))
            .toList();

    @Test
    void a_further_folder_is_served_beside_the_built_in_policies() {
        assertThat(policies.all()).extracting(Policy::id).containsExactlyInAnyOrder("krazati", "lumakras");
    }

    @Test
    void the_codes_of_a_product_choose_its_policy() {
        assertThat(policies.governing(order(coded(RXNORM, "2687205")))).contains("lumakras");
        assertThat(policies.governing(order(coded("http://hl7.org/fhir/sid/ndc", "55513051260"))))
                .contains("lumakras");
        assertThat(policies.governing(order(coded(RXNORM, "2625882")))).contains("krazati");
        assertThat(policies.governing(order(coded(RXNORM, "161")))).isEmpty();
    }

    @Test
    void a_name_in_the_text_chooses_the_policy_where_no_code_names_a_drug() {
        assertThat(policies.governing(order(text("Lumakras 240 mg")))).contains("lumakras");
        assertThat(policies.governing(order(text("SOTORASIB tablets")))).contains("lumakras");
        assertThat(policies.governing(order(text("sotorasibine")))).isEmpty();
        Concept otherDrug = new Concept(List.of(new Coding(RXNORM, "7646", null)), "not Lumakras");
        assertThat(policies.governing(order(otherDrug))).isEmpty();
    }

    @Test
    void what_a_product_is_to_a_policy_follows_from_its_codes() {
        assertThat(product(coded(RXNORM, "2687205"))).isEqualTo(Assessment.Product.GOVERNED);
        assertThat(product(coded(RXNORM, "2625882"))).isEqualTo(Assessment.Product.OTHER);
        assertThat(product(coded(RXNORM, "7646"))).isEqualTo(Assessment.Product.OTHER);
        assertThat(product(coded(RXNORM, "161"))).isEqualTo(Assessment.Product.NOT_RECOGNIZED);
        assertThat(product(text("Lumakras"))).isEqualTo(Assessment.Product.NOT_RECOGNIZED);
        assertThat(product(coded("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "J8999")))
                .isEqualTo(Assessment.Product.NOT_RECOGNIZED);
    }

    @Test
    void a_plan_excludes_a_product_by_each_of_its_codes() {
        List<String> basic = List.of("PRIORI-BASIC");
        assertThat(benefits.excludes(coded(RXNORM, "2550714"), basic)).isTrue();
        assertThat(benefits.excludes(coded(RXNORM, "2687205"), basic)).isTrue();
        assertThat(benefits.excludes(coded(RXNORM, "2687205"), List.of("OTHER")))
                .isFalse();
        assertThat(benefits.excludes(coded(RXNORM, "2625882"), basic)).isFalse();
        assertThat(benefits.excludes(text("Lumakras"), basic)).isFalse();
    }

    @Test
    void callers_at_one_time_get_what_each_gets_alone() throws Exception {
        List<String> alone = cases.stream().map(this::assessed).toList();
        var calls = new ArrayList<Callable<List<String>>>();
        for (int caller = 0; caller < 6; caller++) {
            calls.add(() -> cases.stream().map(this::assessed).toList());
        }
        try (var callers = Executors.newFixedThreadPool(calls.size())) {
            for (Future<List<String>> answer : callers.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo(alone);
            }
        }
    }

    private String assessed(CaseChart each) {
        return policies.assess("lumakras", each.order(), each.chart(), null).toString();
    }

    private Assessment.Product product(Concept product) {
        return policies.assess("lumakras", order(product), cases.getFirst().chart(), null)
                .product();
    }

    private static Concept coded(String system, String code) {
        return new Concept(List.of(new Coding(system, code, null)), null);
    }

    private static Concept text(@Nullable String text) {
        return new Concept(List.of(), text);
    }

    private Order order(Concept product) {
        Order order = cases.getFirst().order();
        return new Order(
                order.reference(),
                order.type(),
                product,
                order.therapy(),
                order.reasons(),
                order.reasonDiagnoses(),
                order.authored(),
                LocalDate.of(2025, 6, 16),
                order.period());
    }
}
