package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReactionReaderTest {

    @ParameterizedTest
    @CsvSource({"actual,1", "potential,0", "made-up,0"})
    void only_actual_events_are_facts(String actuality, int facts) {
        assertThat(Sample.chart("{'resourceType':'AdverseEvent','id':'a','actuality':'" + actuality + "',@S}")
                        .reactions())
                .hasSize(facts);
    }

    @Test
    void suspects_are_found_through_orders_administrations_and_medications() {
        Chart chart = Sample.chart(
                "{'resourceType':'AdverseEvent','id':'a','actuality':'actual',@S,'event':{'text':'what'},"
                        + "'detected':'2025-02-01','suspectEntity':[{'instance':{'reference':'Medication/m'}},"
                        + "{'instance':{'reference':'MedicationRequest/r'}},"
                        + "{'instance':{'reference':'MedicationAdministration/n'}},"
                        + "{'instance':{'reference':'Medication/none','display':'shown'}}]}",
                "{'resourceType':'Medication','id':'m','code':{'text':'one'}}",
                "{'resourceType':'MedicationRequest','id':'r','status':'completed',@S,"
                        + "'medicationReference':{'reference':'Medication/m'}}",
                "{'resourceType':'MedicationAdministration','id':'n',@S,'medicationCodeableConcept':{'text':'two'}}");

        assertThat(chart.reactions()).singleElement().satisfies(reaction -> {
            assertThat(reaction.event().text()).isEqualTo("what");
            assertThat(reaction.date().toDateString()).isEqualTo("2025-02-01");
            assertThat(reaction.suspects()).extracting(s -> s.text()).containsExactly("one", "one", "two", "shown");
        });
    }
}
