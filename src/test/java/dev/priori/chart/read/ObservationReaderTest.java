package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.fact.Result;
import dev.priori.chart.fact.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationReaderTest {

    private static Result observation(String elements, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = "{'resourceType':'Observation','id':'o',@S,'code':{'text':'Test of o'}" + elements + "}";
        System.arraycopy(others, 0, all, 1, others.length);
        return Sample.chart(all).results().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "final,true",
        "amended,true",
        "corrected,true",
        "registered,false",
        "preliminary,false",
        "partial,false",
        "unknown,false",
        "made-up,false"
    })
    void the_status_tells_whether_a_result_is_usable(String status, boolean usable) {
        assertThat(observation(",'status':'" + status + "'").usable()).isEqualTo(usable);
    }

    @Test
    void a_result_without_a_status_is_usable() {
        assertThat(observation("").usable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "entered-in-error"})
    void cancelled_and_mistaken_results_are_no_facts(String status) {
        assertThat(Sample.chart("{'resourceType':'Observation','id':'o',@S,'status':'" + status + "'}")
                        .results())
                .isEmpty();
    }

    @Test
    void values_are_coded_text_or_amounts() {
        assertThat(observation(",'valueCodeableConcept':{'coding':[{'system':'s','code':'1'}]}")
                        .value()
                        .codings())
                .hasSize(1);
        assertThat(observation(",'valueString':'detected'").value().text()).isEqualTo("detected");
        Result amount = observation(",'valueQuantity':{'value':210.50,'unit':'units/l','code':'U/L',"
                + "'system':'http://unitsofmeasure.org'},'referenceRange':[{'low':{'value':1}},"
                + "{'high':{'value':40,'unit':'U/L'}}]");
        assertThat(amount.amount()).isEqualTo("210.50");
        assertThat(amount.unit()).isEqualTo("U/L");
        assertThat(amount.high()).isEqualTo("40");
        assertThat(amount.highUnit()).isEqualTo("U/L");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                ",'effectiveDateTime':'2025-05-01','issued':'2025-05-03T08:00:00Z';2025-05-01",
                ",'effectivePeriod':{'start':'2025-05-02','end':'2025-05-04'};2025-05-02",
                ",'issued':'2025-05-03T08:00:00Z';2025-05-03"
            })
    void the_date_is_effective_else_issued(String elements, String date) {
        assertThat(observation(elements).date().toDateString()).isEqualTo(date);
    }

    @Test
    void components_are_read_with_coded_and_text_values() {
        Result read = observation(",'component':[{'code':{'text':'a'},'valueString':'p.X'},"
                + "{'code':{'text':'b'},'valueCodeableConcept':{'text':'c'}},{'code':{'text':'d'}}]");

        assertThat(read.components()).extracting(c -> c.value().text()).containsExactly("p.X", "c", null);
    }

    @Test
    void the_specimen_gives_its_type_and_words_about_it() {
        Result read = observation(
                ",'specimen':{'reference':'Specimen/s'},'method':{'text':'Sequencing'},'bodySite':{'text':'Lung'}",
                "{'resourceType':'Specimen','id':'s','type':{'coding':[{'system':'http://snomed.info/sct','code':'1'}],'text':'Tumor"
                    + " tissue'},'collection':{'bodySite':{'text':'Lobe'},'method':{'text':'Needle'}}}");

        assertThat(read.specimen().codings()).hasSize(1);
        assertThat(read.specimenTexts()).containsExactly("Tumor tissue", "Lobe", "Needle", "Lung", "Sequencing");
    }

    @Test
    void a_test_is_named_by_device_method_code_report_and_the_devices_of_the_report() {
        Result read = observation(
                ",'device':{'reference':'#d'},'method':{'text':'PCR'},'contained':[{'resourceType':'Device','id':'d',"
                        + "'deviceName':[{'name':'Kit A'}],'type':{'text':'Kit type'}}],'note':[{'text':'A note'}]",
                "{'resourceType':'DiagnosticReport','id':'r',@S,'status':'final','code':{'text':'Panel'},"
                        + "'conclusion':'A conclusion','result':[{'reference':'Observation/o'},"
                        + "{'reference':'Observation/p'}]}",
                "{'resourceType':'DiagnosticReport','id':'q',@S,'status':'preliminary','code':{'text':'Draft'},"
                        + "'conclusion':'no','result':[{'reference':'Observation/o'}]}",
                "{'resourceType':'Observation','id':'p',@S,'code':{'text':'p'},'device':{'reference':'Device/e'}}",
                "{'resourceType':'Device','id':'e','deviceName':[{'name':'Kit B'}]}");

        assertThat(read.testNames()).containsExactly("Kit A", "Kit type", "PCR", "Test of o", "Panel", "Kit B");
        assertThat(read.deviceNames()).containsExactly("Kit A", "Kit type", "Kit B");
        assertThat(read.remarks()).containsExactly("A note", "A conclusion");
    }

    @Test
    void links_are_references_of_facts_where_they_resolve() {
        Result read = observation(
                ",'focus':[{'reference':'Condition/c/_history/2'}],'derivedFrom':[{'reference':'Observation/none'}],"
                        + "'hasMember':[{'display':'x'}]",
                "{'resourceType':'Condition','id':'c',@S}");

        assertThat(read.focus()).containsExactly("Condition/c");
        assertThat(read.derivedFrom()).containsExactly("Observation/none");
        assertThat(read.members()).isEmpty();
    }

    @Test
    void a_faulty_specimen_costs_the_specimen_and_not_the_result() {
        Chart chart = Sample.chart(
                "{'resourceType':'Observation','id':'o',@S,'specimen':{'reference':'Specimen/s'},"
                        + "'effectiveDateTime':'2025'}",
                "{'resourceType':'Specimen','id':'s','type':'tissue'}");

        assertThat(chart.results()).singleElement().satisfies(result -> {
            assertThat(result.specimen().isEmpty()).isTrue();
            assertThat(result.date()).isEqualTo(new When(2025, null, null, null));
        });
        assertThat(chart.ignored())
                .containsExactly(new Chart.Ignored("Specimen/s", "Specimen.type is faulty: found a string"));
    }
}
