package dev.priori.chart.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HostileChartTest {

    private static final List<String> INSTEAD = List.of(
            "null",
            "7",
            "-1",
            "1.5",
            "''",
            "'x'",
            "true",
            "[]",
            "{}",
            "[null]",
            "[{}]",
            "[[]]",
            "{'reference':'#'}",
            "{'reference':'Patient/1'}",
            "'2025-02-30'",
            "'2025'",
            "[{'reference':5}]",
            "{'coding':[{'code':null}]}",
            "1e300",
            "'\\u0000'");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Condition", "Observation", "DiagnosticReport", "MedicationRequest", "MedicationAdministration",
                "MedicationStatement", "MedicationDispense", "ServiceRequest", "Procedure", "AdverseEvent",
                "QuestionnaireResponse", "Claim", "ClaimResponse", "ExplanationOfBenefit", "Coverage"
            })
    void a_wrong_type_in_any_element_ignores_the_resource_and_fails_nothing(String type) {
        for (String element : List.of(
                "status",
                "use",
                "code",
                "subject",
                "beneficiary",
                "patient",
                "item",
                "onsetDateTime",
                "effectivePeriod",
                "authored",
                "medicationReference",
                "suspectEntity",
                "payor",
                "result",
                "verificationStatus",
                "extension",
                "diagnosis",
                "adjudication")) {
            for (String value : INSTEAD) {
                Chart chart = Sample.chart("{'resourceType':'" + type + "','id':'x','" + element + "':" + value + "}");

                assertThat(chart.patient()).isEqualTo("Patient/1");
            }
        }
    }

    @Test
    void a_patient_with_a_faulty_birth_date_has_none_and_is_named() {
        BundleView bundle = Sample.bundle("{'resourceType':'Patient','id':'1','birthDate':'Zzmarker'}");

        Chart chart = Sample.read(bundle, null);

        assertThat(chart.person().birthDate()).isNull();
        assertThat(chart.ignored())
                .containsExactly(new Chart.Ignored("Patient/1", "Patient.birthDate is faulty: found no valid date"));
    }

    @Test
    void resources_that_refer_to_themselves_and_each_other_end() {
        Chart chart = Sample.chart(
                "{'resourceType':'Observation','id':'a',@S,'focus':[{'reference':'Observation/a'}],"
                        + "'specimen':{'reference':'Observation/a'},'device':{'reference':'Observation/b'}}",
                "{'resourceType':'Medication','id':'m','ingredient':[{'itemReference':{'reference':'Medication/m'}}]}",
                "{'resourceType':'MedicationRequest','id':'order',@S,'medicationReference':{'reference':'Medication/m'},"
                    + "'priorPrescription':{'reference':'MedicationRequest/order'}}",
                "{'resourceType':'AdverseEvent','id':'e',@S,'suspectEntity':[{'instance':{'reference':'AdverseEvent/e'}}]}");

        assertThat(chart.results()).hasSize(1);
        assertThat(chart.therapies()).hasSize(1);
    }

    /** Replaces, removes and moves values at random places of good charts; the seed is fixed, so a failure comes again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "renewal-with-everything-met",
                "everything-met-colorectal",
                "one-regimen-answer-covers-three-drugs",
                "renewal-with-a-liver-injury-pattern"
            })
    void a_chart_changed_at_random_is_read_or_refused_and_never_fails(String name) throws IOException {
        byte[] good = Files.readAllBytes(Path.of("fhir-resources/lumakras/cases", name, "chart.json"));
        var random = new Random(20250616);
        for (int i = 0; i < 2000; i++) {
            ObjectNode root = JsonDocument.parse(good, Limits.DEFAULT).root();
            for (int change = 0; change <= i % 4; change++) {
                mutate(root, random);
            }
            try {
                readAll(root);
            } catch (ProblemException refused) {
                assertThat(refused.problem().issues()).isNotEmpty();
            }
        }
    }

    private static void readAll(ObjectNode root) {
        BundleView bundle = BundleView.of(root);
        Entry order = bundle.find("MedicationRequest/order").orElse(null);
        Chart chart = new ChartReader()
                .read(new ChartSource(
                        bundle,
                        "Patient/patient",
                        Sample.AS_OF,
                        Channel.ASSESS,
                        Set.of(),
                        "MedicationRequest/order",
                        null,
                        null));
        assertThat(chart.patient()).isNotNull();
        if (order != null) {
            new OrderReader(bundle).read(order, null, null, Sample.AS_OF);
        }
        new OrderSelection(bundle, product -> true).select(null);
    }

    private static void mutate(ObjectNode root, Random random) {
        var containers = new ArrayList<JsonNode>();
        collect(root, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        String text = INSTEAD.get(random.nextInt(INSTEAD.size())).replace('\'', '"');
        JsonNode value = JsonDocument.parse(("{\"v\":" + text + "}").getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)
                .root()
                .get("v");
        if (random.nextInt(5) == 0) {
            value = containers.get(random.nextInt(containers.size())).deepCopy();
        }
        if (chosen instanceof ObjectNode object && !object.isEmpty()) {
            var names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (chosen instanceof ArrayNode array && !array.isEmpty()) {
            array.set(random.nextInt(array.size()), value);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.values().forEach(value -> collect(value, containers));
        }
    }
}
