package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Diagnosis.Stage;
import dev.priori.chart.fact.When;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {

    private static final String CODE =
            ",'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'C3490'}],'text':'x'}";

    private static Diagnosis condition(String elements) {
        return Sample.chart("{'resourceType':'Condition','id':'c',@S" + CODE + elements + "}")
                .diagnoses()
                .getFirst();
    }

    private static String status(String element, String system, String code) {
        return ",'" + element + "':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/" + system + "','code':'"
                + code + "'}]}";
    }

    @ParameterizedTest
    @CsvSource({"confirmed,true", "provisional,false", "differential,false", "unconfirmed,false", "made-up,false"})
    void verification_tells_whether_a_condition_is_usable(String code, boolean usable) {
        assertThat(condition(status("verificationStatus", "condition-ver-status", code))
                        .usable())
                .isEqualTo(usable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuted", "entered-in-error"})
    void refuted_and_mistaken_conditions_are_no_facts(String code) {
        Chart chart = Sample.chart("{'resourceType':'Condition','id':'c',@S"
                + status("verificationStatus", "condition-ver-status", code) + "}");

        assertThat(chart.diagnoses()).isEmpty();
        assertThat(chart.ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "active,true,true,false",
        "recurrence,true,true,true",
        "relapse,true,true,true",
        "inactive,true,false,false",
        "remission,true,false,false",
        "resolved,true,false,false",
        "made-up,false,false,false"
    })
    void clinical_status_tells_whether_it_is_active(String code, boolean usable, boolean active, boolean relapsed) {
        Diagnosis read = condition(status("clinicalStatus", "condition-clinical", code));

        assertThat(read.usable()).isEqualTo(usable);
        assertThat(read.active()).isEqualTo(active);
        assertThat(read.relapsed()).isEqualTo(relapsed);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "'abatementDateTime':'2025-06-15',false",
                "'abatementDateTime':'2025-06-16',true",
                "'abatementDateTime':'2026',true",
                "'abatementDateTime':'2025',false", // cannot decide
                "'abatementPeriod':{'end':'2025-01-01'},false",
                "'abatementString':'spring',false"
            })
    void without_a_clinical_status_an_abatement_before_the_date_ends_it(String abatement, boolean active) {
        assertThat(condition("," + abatement).active()).isEqualTo(active);
    }

    @Test
    void a_clinical_status_wins_over_an_abatement() {
        Diagnosis read = condition(
                status("clinicalStatus", "condition-clinical", "active") + ",'abatementDateTime':'2020-01-01'");

        assertThat(read.active()).isTrue();
    }

    @Test
    void dates_stages_links_profiles_and_coded_extensions_are_read() {
        Chart chart = Sample.chart(
                "{'resourceType':'Condition','id':'c','subject':{'reference':'Patient/1'}" + CODE
                        + ",'onsetPeriod':{'start':'2024-02'},'recordedDate':'2024-03-01T10:00:00Z'"
                        + ",'stage':[{'summary':{'text':'Stage IV'},'assessment':[{'reference':'Observation/o'}]}]"
                        + ",'meta':{'profile':['http://example.org/p|1.0']}"
                        + ",'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/condition-related',"
                        + "'valueReference':{'reference':'Condition/other'}},"
                        + "{'url':'http://example.org/e','valueCodeableConcept':{'text':'y'}}]}",
                "{'resourceType':'Condition','id':'other',@S}",
                "{'resourceType':'Observation','id':'o',@S,'code':{'text':'z'}}");

        Diagnosis read = chart.diagnoses().getFirst();
        assertThat(read.code().codings())
                .singleElement()
                .satisfies(coding -> assertThat(coding.code()).isEqualTo("C34.90"));
        assertThat(read.onset()).isEqualTo(new When(2024, 2, null, null));
        assertThat(read.recorded()).isEqualTo(new When(2024, 3, 1, "10:00:00Z"));
        assertThat(read.stages()).extracting(Stage::assessments).containsExactly(List.of("Observation/o"));
        assertThat(read.relatedTo()).containsExactly("Condition/other");
        assertThat(read.profiles()).containsExactly("http://example.org/p");
        assertThat(read.extensions()).extracting(e -> e.value().text()).containsExactly("y");
    }
}
