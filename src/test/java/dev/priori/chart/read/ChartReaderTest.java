package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.fact.When;
import org.junit.jupiter.api.Test;

class ChartReaderTest {

    @Test
    void a_chart_holds_the_facts_of_its_resources() {
        Chart chart = Sample.chart(
                "{'resourceType':'Condition','id':'c',@S,'code':{'coding':[{'system':'http://snomed.info/sct','code':'1'}]}}",
                "{'resourceType':'Observation','id':'o','status':'final',@S,'code':{'text':'x'}}",
                "{'resourceType':'MedicationRequest','id':'order','status':'draft',@S}",
                "{'resourceType':'Encounter','id':'e'}");

        assertThat(chart.patient()).isEqualTo("Patient/1");
        assertThat(chart.person().birthDate()).isEqualTo(new When(1961, 3, 4, null));
        assertThat(chart.diagnoses()).singleElement().satisfies(d -> {
            assertThat(d.reference()).isEqualTo("Condition/c");
            assertThat(d.usable()).isTrue();
            assertThat(d.active()).isTrue();
        });
        assertThat(chart.results()).hasSize(1);
        assertThat(chart.therapies())
                .singleElement()
                .satisfies(t -> assertThat(t.underReview()).isTrue());
        assertThat(chart.ignored()).isEmpty();
    }

    @Test
    void resources_of_another_patient_are_ignored_and_named() {
        Chart chart = Sample.chart(
                "{'resourceType':'Condition','id':'c','subject':{'reference':'Patient/2'},'code':{'text':'x'}}");

        assertThat(chart.diagnoses()).isEmpty();
        assertThat(chart.ignored())
                .containsExactly(new Chart.Ignored("Condition/c", "Condition.subject is another patient"));
    }

    @Test
    void a_faulty_element_takes_out_its_resource_and_nothing_else() {
        Chart chart = Sample.chart(
                "{'resourceType':'Observation','id':'bad','status':'final',@S,'effectiveDateTime':'2025-13-40','code':{'text':'x'}}",
                "{'resourceType':'Observation','id':'good','status':'final',@S,'code':{'text':'x'}}");

        assertThat(chart.results()).extracting(r -> r.reference()).containsExactly("Observation/good");
        assertThat(chart.ignored())
                .containsExactly(new Chart.Ignored(
                        "Observation/bad", "Observation.effectiveDateTime is faulty: found no valid date"));
    }
}
