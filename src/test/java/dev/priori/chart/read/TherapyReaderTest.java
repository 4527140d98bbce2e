package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Therapy;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TherapyReaderTest {

    private static final String DRUG =
            ",'medicationCodeableConcept':{'coding':[{'system':'rx','code':'1','display':'One'}]}";

    private static @Nullable Therapy only(String... resources) {
        var therapies = Sample.chart(resources).therapies();
        return therapies.isEmpty() ? null : therapies.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "MedicationRequest,active,usable",
        "MedicationRequest,on-hold,usable",
        "MedicationRequest,completed,usable",
        "MedicationRequest,stopped,usable",
        "MedicationRequest,unknown,unusable",
        "MedicationRequest,made-up,unusable",
        "MedicationRequest,cancelled,none",
        "MedicationRequest,entered-in-error,none",
        "MedicationAdministration,completed,usable",
        "MedicationAdministration,stopped,usable",
        "MedicationAdministration,in-progress,usable",
        "MedicationAdministration,on-hold,unusable",
        "MedicationAdministration,not-done,none",
        "MedicationAdministration,unknown,none",
        "MedicationAdministration,entered-in-error,none",
        "MedicationStatement,active,usable",
        "MedicationStatement,completed,usable",
        "MedicationStatement,stopped,usable",
        "MedicationStatement,on-hold,usable",
        "MedicationStatement,not-taken,none",
        "MedicationStatement,intended,none",
        "MedicationStatement,unknown,none",
        "MedicationStatement,entered-in-error,none",
        "MedicationStatement,made-up,unusable",
        "MedicationDispense,completed,usable",
        "MedicationDispense,in-progress,unusable",
        "MedicationDispense,stopped,unusable",
        "MedicationDispense,preparation,none",
        "MedicationDispense,cancelled,none",
        "MedicationDispense,declined,none",
        "MedicationDispense,unknown,none",
        "MedicationDispense,entered-in-error,none",
        "ServiceRequest,active,usable",
        "ServiceRequest,on-hold,usable",
        "ServiceRequest,completed,usable",
        "ServiceRequest,revoked,none",
        "ServiceRequest,entered-in-error,none",
        "ServiceRequest,unknown,unusable",
        "Procedure,completed,usable",
        "Procedure,unknown,usable",
        "Procedure,preparation,none",
        "Procedure,not-done,none",
        "Procedure,entered-in-error,none"
    })
    void the_status_tells_whether_a_therapy_counts(String type, String status, String expected) {
        Therapy read = only("{'resourceType':'" + type + "','id':'1','status':'" + status + "',@S}");

        assertThat(read == null ? "none" : read.usable() ? "usable" : "unusable")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'intent':'order',1",
                "'intent':'proposal',0",
                "'intent':'plan',0",
                "'intent':'option',0",
                "'doNotPerform':true,0",
                "'doNotPerform':false,1"
            })
    void proposals_and_prohibitions_are_no_orders(String element, int facts) {
        for (String type : new String[] {"MedicationRequest", "ServiceRequest"}) {
            assertThat(Sample.chart("{'resourceType':'" + type + "','id':'1','status':'active',@S," + element + "}")
                            .therapies())
                    .hasSize(facts);
        }
    }

    @ParameterizedTest
    @CsvSource({"active,true,false", "on-hold,false,true", "completed,false,false", "stopped,false,false"})
    void orders_are_active_or_on_hold_by_their_status(String status, boolean active, boolean onHold) {
        Therapy read = only("{'resourceType':'MedicationRequest','id':'1','status':'" + status + "',@S}");

        assertThat(read.active()).isEqualTo(active);
        assertThat(read.onHold()).isEqualTo(onHold);
    }

    @Test
    void an_order_without_a_status_is_active_and_an_administration_without_one_is_a_dose() {
        assertThat(only("{'resourceType':'MedicationRequest','id':'1',@S}").active())
                .isTrue();
        assertThat(only("{'resourceType':'MedicationAdministration','id':'1',@S}")
                        .dose())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-16,true",
        "2025-05-17,true",
        "2025-05-16,false",
        "2025-07-16,true",
        "2025-07-17,false",
        "2025-06,true",
        "2024,false",
        ",true"
    })
    void a_draft_counts_within_thirty_days_of_the_date_or_without_a_date(@Nullable String authored, boolean counts) {
        String date = authored == null ? "" : ",'authoredOn':'" + authored + "'";
        for (String type : new String[] {"MedicationRequest", "ServiceRequest"}) {
            Therapy read = only("{'resourceType':'" + type + "','id':'1','status':'draft',@S" + date + "}");

            assertThat(read != null && read.draft() && read.usable() && !read.active())
                    .isEqualTo(counts);
        }
    }

    @Test
    void only_drafts_of_the_same_call_are_siblings() {
        var bundle = Sample.bundle(
                Sample.PATIENT,
                "{'resourceType':'MedicationRequest','id':'a','status':'draft',@S}",
                "{'resourceType':'MedicationRequest','id':'b','status':'draft',@S}");

        Chart chart = Sample.read(bundle, Set.of("MedicationRequest/b"));

        assertThat(chart.therapies()).extracting(Therapy::reference).containsExactly("MedicationRequest/b");
    }

    @Test
    void the_order_under_review_is_a_fact_whatever_its_status_and_intent() {
        Therapy read =
                only("{'resourceType':'MedicationRequest','id':'order','status':'cancelled','intent':'proposal',@S}");

        assertThat(read.underReview()).isTrue();
        assertThat(read.draft()).isFalse();
    }

    @Test
    void the_order_it_replaces_is_marked() {
        Chart chart = Sample.chart(
                "{'resourceType':'MedicationRequest','id':'old','status':'active',@S}",
                "{'resourceType':'MedicationRequest','id':'order','status':'draft',@S,"
                        + "'priorPrescription':{'reference':'MedicationRequest/old'}}");

        assertThat(chart.therapies()).extracting(Therapy::replaced).containsExactly(true, false);
    }

    @Test
    void the_drug_is_the_resources_own_code_else_that_of_its_medication_and_of_its_ingredients() {
        String medication = "{'resourceType':'Medication','id':'m','code':{'coding':[{'system':'rx','code':'2'}],"
                + "'text':'Two'},'form':{'text':'Cream'},'ingredient':[{'itemCodeableConcept':{'coding':"
                + "[{'system':'rx','code':'3','display':'Three'}]}},{'itemReference':{'reference':'Substance/s'}}]}";
        Therapy read = only(
                "{'resourceType':'MedicationStatement','id':'1','status':'active',@S,"
                        + "'medicationReference':{'reference':'Medication/m'},'dosage':[{'route':{'text':'Topical'}}]}",
                medication,
                "{'resourceType':'Substance','id':'s','code':{'coding':[{'system':'rx','code':'4'}]}}");

        assertThat(read.code().codings()).extracting(Coding::code).containsExactly("2", "3", "4");
        assertThat(read.code().text()).isEqualTo("Two");
        assertThat(read.manner()).containsExactly("Topical", "Cream", "Two", "Three");
    }

    @Test
    void a_reference_that_leads_nowhere_still_gives_its_display() {
        Therapy read = only("{'resourceType':'MedicationStatement','id':'1',@S,"
                + "'medicationReference':{'reference':'Medication/none','display':'Some drug'}}");

        assertThat(read.code().text()).isEqualTo("Some drug");
    }

    @Test
    void an_administration_has_one_dosage_with_a_route() {
        Therapy read = only("{'resourceType':'MedicationAdministration','id':'1',@S" + DRUG
                + ",'dosage':{'route':{'coding':[{'code':'x','display':'Ophthalmic'}]}}}");

        assertThat(read.manner()).containsExactly("Ophthalmic", "One");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "MedicationAdministration;'effectiveDateTime':'2025-01-01';2025-01-01",
                "MedicationAdministration;'effectivePeriod':{'start':'2025-01-02'};2025-01-02",
                "MedicationStatement;'effectivePeriod':{'start':'2025-01-03'},'dateAsserted':'2025-02-01';2025-01-03",
                "MedicationStatement;'dateAsserted':'2025-01-04';2025-01-04",
                "MedicationDispense;'whenHandedOver':'2025-01-05','whenPrepared':'2025-01-04';2025-01-05",
                "MedicationDispense;'whenPrepared':'2025-01-06';2025-01-06",
                "MedicationRequest;'authoredOn':'2025-01-07';2025-01-07",
                "ServiceRequest;'authoredOn':'2025-01-08';2025-01-08",
                "Procedure;'performedPeriod':{'start':'2025-01-09'};2025-01-09",
                "Procedure;'performedDateTime':'2025-01-10';2025-01-10"
            })
    void each_kind_of_resource_has_its_own_date(String type, String elements, String date) {
        Therapy read = only("{'resourceType':'" + type + "','id':'1',@S," + elements + "}");

        assertThat(read.date().toDateString()).isEqualTo(date);
    }

    @Test
    void reasons_are_codes_and_conditions_and_a_dispense_has_those_of_its_prescription() {
        Chart chart = Sample.chart(
                "{'resourceType':'MedicationRequest','id':'1','status':'completed',@S,'reasonCode':[{'text':'a'}],"
                        + "'reasonReference':[{'reference':'Condition/c'},{'reference':'Observation/o'}]}",
                "{'resourceType':'MedicationDispense','id':'2','status':'completed',@S,"
                        + "'authorizingPrescription':[{'reference':'MedicationRequest/1'}]}",
                "{'resourceType':'Condition','id':'c',@S,'code':{'text':'b'}}",
                "{'resourceType':'Observation','id':'o',@S,'code':{'text':'d'}}");

        assertThat(chart.therapies()).hasSize(2).allSatisfy(read -> {
            assertThat(read.reasons()).extracting(reason -> reason.text()).containsExactly("a", "b", "d");
            assertThat(read.reasonReferences()).containsExactly("Condition/c");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "MedicationRequest;'statusReason':{'text':'why'}",
                "MedicationAdministration;'statusReason':[{'text':'why'}]",
                "MedicationDispense;'statusReasonCodeableConcept':{'text':'why'}"
            })
    void the_reason_of_a_status_is_read_in_every_form(String type, String element) {
        Therapy read = only("{'resourceType':'" + type + "','id':'1',@S," + element + "}");

        assertThat(read.statusReason().text()).isEqualTo("why");
    }

    @Test
    void a_faulty_dosage_costs_the_dosage_and_not_the_order() {
        Chart chart = Sample.chart("{'resourceType':'MedicationRequest','id':'1','status':'active',@S,"
                + "'dispenseRequest':{'quantity':{'value':'many'}}}");

        assertThat(chart.therapies())
                .singleElement()
                .satisfies(read -> assertThat(read.dosing()).isNull());
        assertThat(chart.ignored())
                .containsExactly(new Chart.Ignored(
                        "MedicationRequest/1",
                        "MedicationRequest.dispenseRequest.quantity.value is faulty: found a string"));
    }
}
