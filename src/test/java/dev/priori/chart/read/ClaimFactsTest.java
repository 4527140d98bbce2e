package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Therapy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimFactsTest {

    private static final String WHO = "'patient':{'reference':'Patient/1'}";
    private static final String PRODUCT = "'productOrService':{'coding':[{'system':"
            + "'https://bluebutton.cms.gov/resources/codesystem/hcpcs','code':'J1'}]}";

    private static String action(String code) {
        return "{'extension':[{'url':'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewAction',"
            + "'extension':[{'url':'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode',"
            + "'valueCodeableConcept':{'coding':[{'code':'" + code + "'}]}}]}]}";
    }

    private static String category(String code, String amount) {
        return "{'category':{'coding':[{'code':'" + code + "'}]},'amount':{'value':" + amount + "}}";
    }

    private static String benefit(String elements, String item) {
        return "{'resourceType':'ExplanationOfBenefit','id':'e','use':'claim','status':'active'," + WHO
                + ",'created':'2025-02-01'" + elements + ",'item':[{'sequence':1," + PRODUCT + item + "}]}";
    }

    @Test
    void a_line_of_a_paid_claim_is_a_dose() {
        Chart chart = Sample.chart(benefit(
                ",'diagnosis':[{'sequence':1,'diagnosisCodeableConcept':{'coding':[{'system':"
                        + "'http://hl7.org/fhir/sid/icd-10-cm','code':'C3490'}]}},{'sequence':2,"
                        + "'diagnosisReference':{'reference':'Condition/c'}}]",
                ",'servicedPeriod':{'start':'2025-01-10'},'diagnosisSequence':[1]"));

        assertThat(chart.therapies()).singleElement().satisfies(line -> {
            assertThat(line.reference()).isEqualTo("ExplanationOfBenefit/e");
            assertThat(line.kind()).isEqualTo("claim-line");
            assertThat(line.dose()).isTrue();
            assertThat(line.active()).isFalse();
            assertThat(line.date().toDateString()).isEqualTo("2025-01-10");
            assertThat(line.code().codings())
                    .extracting(Coding::system)
                    .containsExactly("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets");
            assertThat(line.reasons())
                    .singleElement()
                    .satisfies(reason ->
                            assertThat(reason.codings().getFirst().code()).isEqualTo("C34.90"));
        });
    }

    @Test
    void a_line_without_a_date_has_that_of_its_claim_and_without_a_pointer_all_diagnoses() {
        Therapy line = Sample.chart(
                        benefit(
                                ",'diagnosis':[{'diagnosisCodeableConcept':{'text':'a'}},"
                                        + "{'diagnosisReference':{'reference':'Condition/c'}}]",
                                ""),
                        "{'resourceType':'Condition','id':'c',@S,'code':{'text':'b'}}")
                .therapies()
                .getFirst();

        assertThat(line.date().toDateString()).isEqualTo("2025-02-01");
        assertThat(line.reasons()).extracting(reason -> reason.text()).containsExactly("a", "b");
        assertThat(line.reasonReferences()).containsExactly("Condition/c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "draft", "entered-in-error", "made-up"})
    void claims_of_another_status_are_no_facts(String status) {
        assertThat(Sample.chart(benefit("", "").replace("'active'", "'" + status + "'"))
                        .therapies())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"preauthorization", "predetermination"})
    void requests_for_authorization_are_no_history(String use) {
        assertThat(Sample.chart(benefit("", "").replace("'claim'", "'" + use + "'"))
                        .therapies())
                .isEmpty();
    }

    @Test
    void refused_lines_are_no_facts_by_d_68() {
        for (String adjudication : List.of(
                action("A3"),
                category("denialreason", "1"),
                category("denial-reason", "1"),
                category("benefit", "0") + "," + category("benefit", "0.00"))) {
            assertThat(Sample.chart(benefit("", ",'adjudication':[" + adjudication + "]"))
                            .therapies())
                    .as(adjudication)
                    .isEmpty();
            assertThat(Sample.chart(benefit(",'adjudication':[" + adjudication + "]", ""))
                            .therapies())
                    .as(adjudication)
                    .isEmpty();
        }
    }

    @Test
    void lines_with_some_benefit_or_another_action_count() {
        for (String adjudication : List.of(
                action("A1"), category("benefit", "0") + "," + category("benefit", "10"), category("submitted", "0"))) {
            assertThat(Sample.chart(benefit("", ",'adjudication':[" + adjudication + "]"))
                            .therapies())
                    .as(adjudication)
                    .hasSize(1);
        }
    }

    @Test
    void the_response_to_a_claim_refuses_single_lines() {
        Chart chart = Sample.chart(
                "{'resourceType':'Claim','id':'k','use':'claim','status':'active'," + WHO + ",'item':[{'sequence':1,"
                        + PRODUCT + "},{'sequence':2," + PRODUCT + "}]}",
                "{'resourceType':'ClaimResponse','id':'r','use':'claim','status':'active'," + WHO
                        + ",'request':{'reference':'Claim/k'},'outcome':'complete','item':[{'itemSequence':1,"
                        + "'adjudication':[" + action("A3") + "]}]}");

        assertThat(chart.therapies()).extracting(Therapy::reference).containsExactly("Claim/k#item-2");
    }

    private static String approval(String elements, String item) {
        return "{'resourceType':'ClaimResponse','id':'r','use':'preauthorization','status':'active','outcome':'complete',"
                + WHO + ",'preAuthPeriod':{'start':'2024-07-01','end':'2025-06-30'}" + elements
                + ",'item':[{'itemSequence':1" + item + "}]}";
    }

    private static String adjudicated(String code) {
        return ",'adjudication':[" + action(code) + "]";
    }

    @ParameterizedTest
    @CsvSource({"A1,1", "A6,1", "A2,0", "A3,0", "A4,0"})
    void approved_items_of_a_complete_preauthorization_are_approvals(String code, int approvals) {
        assertThat(Sample.chart(approval("", adjudicated(code))).approvals()).hasSize(approvals);
    }

    @ParameterizedTest
    @CsvSource({
        "active,cancelled",
        "active,draft",
        "complete,queued",
        "complete,partial",
        "complete,error",
        "preauthorization,claim"
    })
    void other_responses_are_no_approvals(String written, String instead) {
        assertThat(Sample.chart(approval("", adjudicated("A1")).replace("'" + written + "'", "'" + instead + "'"))
                        .approvals())
                .isEmpty();
    }

    @Test
    void the_products_of_an_approval_come_from_item_added_item_request_and_ordered_drug() {
        String detail = ",'extension':[{'url':'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/"
                + "extension-itemAuthorizedDetail','extension':[{'url':'productOrServiceCode','valueCodeableConcept':"
                + "{'text':'own'}}]},{'url':'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/"
                + "extension-itemPreAuthPeriod','valuePeriod':{'start':'2024-08-01','end':'2025-07-31'}}]";
        Chart chart = Sample.chart(
                approval(
                        ",'request':{'reference':'Claim/k'},'addItem':[{'itemSequence':[1],'productOrService':"
                                + "{'text':'added'}},{'itemSequence':[2],'productOrService':{'text':'no'}}]",
                        detail + adjudicated("A1")),
                "{'resourceType':'Claim','id':'k','use':'preauthorization','status':'active'," + WHO
                        + ",'item':[{'sequence':1,'productOrService':{'text':'requested'},'extension':[{'url':"
                        + "'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-requestedService',"
                        + "'valueReference':{'reference':'MedicationRequest/m'}}]},{'sequence':2,'productOrService':"
                        + "{'text':'no'}}]}",
                "{'resourceType':'MedicationRequest','id':'m','status':'completed',@S,"
                        + "'medicationCodeableConcept':{'text':'ordered'}}");

        assertThat(chart.approvals()).singleElement().satisfies(approval -> {
            assertThat(approval.products())
                    .extracting(product -> product.text())
                    .containsExactly("own", "added", "requested", "ordered");
            assertThat(approval.start().toDateString()).isEqualTo("2024-08-01");
            assertThat(approval.end().toDateString()).isEqualTo("2025-07-31");
        });
    }

    @Test
    void without_a_period_of_its_own_an_item_has_that_of_the_response_and_without_a_product_none() {
        Approval approval =
                Sample.chart(approval("", adjudicated("A1"))).approvals().getFirst();

        assertThat(approval.end().toDateString()).isEqualTo("2025-06-30");
        assertThat(approval.products()).isEmpty();
    }

    private static String coverage(String elements) {
        return "{'resourceType':'Coverage','id':'c','beneficiary':{'reference':'Patient/1'}" + elements + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "'status':'active','payor':[{'reference':'Organization/o'}];'reference':'Organization/o';1",
                "'status':'active','payor':[{'reference':'Organization/o'}];'identifier':{'system':'s','value':'1'};1",
                "'status':'active','payor':[{'identifier':{'system':'s','value':'1'}}];'reference':'Organization/o';1",
                "'status':'active','payor':[{'reference':'Organization/o'}];'reference':'Organization/p';0",
                "'status':'cancelled','payor':[{'reference':'Organization/o'}];'reference':'Organization/o';0",
                "'period':{'end':'2025-06-15'},'payor':[{'reference':'Organization/o'}];'reference':'Organization/o';0",
                "'period':{'end':'2025-06-16'},'payor':[{'reference':'Organization/o'}];'reference':'Organization/o';1"
            })
    void the_insurer_of_an_approval_is_the_payor_of_a_coverage_in_force(
            String coverage, String insurer, int approvals) {
        Chart chart = Sample.chart(
                coverage("," + coverage),
                "{'resourceType':'Organization','id':'o','identifier':[{'system':'s','value':'1'}]}",
                "{'resourceType':'Organization','id':'p'}",
                approval(",'insurer':{" + insurer + "}", adjudicated("A1")));

        assertThat(chart.approvals()).hasSize(approvals);
        assertThat(chart.ignored()).hasSize(1 - approvals);
    }

    @Test
    void with_no_coverage_on_file_an_approval_stands() {
        assertThat(Sample.chart(approval(",'insurer':{'reference':'Organization/o'}", adjudicated("A1")))
                        .approvals())
                .hasSize(1);
    }

    @Test
    void a_coverage_shows_status_period_member_payors_and_plan() {
        CoverageOnFile read = Sample.chart(coverage(",'identifier':[{'value':'no'},{'type':{'coding':[{'code':'MB'}]},"
                        + "'value':'M1'}],'subscriberId':'S1','period':{'start':'2023-01-01'},"
                        + "'payor':[{'reference':'Organization/o'}],"
                        + "'class':[{'type':{'coding':[{'code':'group'}]},'value':'g'},"
                        + "{'type':{'coding':[{'code':'plan'}]},'value':'p'}]"))
                .coverages()
                .getFirst();

        assertThat(read.status()).isEqualTo("active");
        assertThat(read.start().toDateString()).isEqualTo("2023-01-01");
        assertThat(read.subscriberId()).isEqualTo("M1");
        assertThat(read.payors()).containsExactly("Organization/o");
        assertThat(read.planClasses()).containsExactly("p");
    }

    @ParameterizedTest
    @CsvSource({"active,1", "cancelled,1", "draft,0", "entered-in-error,0"})
    void drafted_and_mistaken_coverages_count_as_absent(String status, int coverages) {
        assertThat(Sample.chart(coverage(",'status':'" + status + "'")).coverages())
                .hasSize(coverages);
    }
}
