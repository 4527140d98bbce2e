package dev.priori.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What the assess interface refuses, with which status, and that every fault is named at once. */
@SpringBootTest(
        classes = {Priori.class, ServedPolicies.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:assess")
class AssessRefusalsIT {
    @LocalServerPort
    int port;

    Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(port);
    }

    private static void refused(Calls.Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/fhir+json");
        assertThat(answer.text("/resourceType")).isEqualTo("OperationOutcome");
        assertThat(answer.issues()).isNotEmpty();
        for (String word : words) {
            assertThat(String.join("\n", answer.issues())).contains(word);
        }
    }

    @Test
    void a_body_that_is_not_json_is_400_with_the_place() throws Exception {
        refused(calls.assess("", "{\"resourceType\": Bundle}"), 400, "line 1");
        refused(calls.assess("", "<Bundle/>"), 400);
        refused(calls.assess("", "{\"resourceType\":\"Bundle\",\"entry\":["), 400);
        refused(calls.assess("lumakras", "", new byte[] {(byte) 0xc3, 0x28}), 400);
        refused(calls.assess("", ""), 400);
    }

    @Test
    void json_that_is_no_bundle_is_400() throws Exception {
        for (String body : List.of("[]", "null", "\"Bundle\"", "{}", "{\"resourceType\":\"Patient\"}")) {
            refused(calls.assess("", body), 400);
        }
    }

    @Test
    void an_empty_bundle_lacks_patient_and_order_and_both_are_named() throws Exception {
        for (String body : List.of(
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}")) {
            refused(calls.assess("", body), 422, "Patient", "order");
        }
    }

    @Test
    void no_patient_or_two_patients_are_422() throws Exception {
        refused(calls.assess(SampleChart.allMet().without("Patient")), 422, "Bundle.entry", "Patient");
        refused(
                calls.assess(SampleChart.allMet().with("{\"resourceType\":\"Patient\",\"id\":\"two\"}")),
                422,
                "Patient/patient",
                "Patient/two");
    }

    @Test
    void dangling_references_of_the_order_are_all_listed() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet().order(order -> {
            order.putObject("requester").put("reference", "Practitioner/nobody");
            order.putArray("reasonReference").addObject().put("reference", "Condition/nothing");
        }));
        refused(answer, 422, "requester", "Practitioner/nobody", "reasonReference[0]", "Condition/nothing");
        assertThat(answer.issues()).hasSize(2);
    }

    @Test
    void no_order_or_several_are_422_and_the_several_are_named() throws Exception {
        refused(calls.assess(SampleChart.allMet().without("MedicationRequest")), 422, "There is no order");
        SampleChart two = SampleChart.allMet().with("""
            {"resourceType":"MedicationRequest","id":"second","status":"draft","intent":"order",
             "subject":{"reference":"Patient/patient"},"medicationCodeableConcept":{"text":"a drug"}}\
            """);
        refused(calls.assess(two), 422, "MedicationRequest/order", "MedicationRequest/second");
        assertThat(calls.assess("?order=MedicationRequest/order", two).status()).isEqualTo(200);
        refused(calls.assess("?order=MedicationRequest/third", two), 422, "MedicationRequest/second");
    }

    @Test
    void an_unknown_policy_is_404() throws Exception {
        refused(calls.assess("nothing", "", new byte[0]), 404, "GET /api/policies");
        refused(calls.get("/nothing"), 404);
    }

    @Test
    void unknown_parameters_and_values_are_400_and_all_named() throws Exception {
        refused(
                calls.assess(
                        "?order=Patient/1&asOf=2025-02-30&unavailable=Nothing&track=third&colour=blue",
                        SampleChart.allMet()),
                400,
                "'order'",
                "'asOf'",
                "'unavailable'",
                "'track'",
                "initial or renewal",
                "'colour'");
        for (String query : List.of(
                "?asOf=",
                "?asOf=2025",
                "?asOf=20250616",
                "?asOf=2025-06-16&asOf=2025-06-17",
                "?asof=2025-06-16",
                "?unavailable=",
                "?unavailable=Observation,,Condition",
                "?order=",
                "?track=INITIAL")) {
            refused(calls.assess(query, SampleChart.allMet()), 400);
        }
        refused(calls.get("/lumakras?version=1"), 400, "'version'", "2025-04-01");
        refused(calls.get("?x=1"), 400, "'x'");
    }

    @Test
    void a_body_over_ten_megabytes_is_413() throws Exception {
        byte[] large = "x".repeat(10 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
        refused(calls.assess("lumakras", "", large), 413, "10485760");
    }

    @Test
    void a_body_nested_too_deeply_is_400() throws Exception {
        String bomb = "{\"resourceType\":\"Bundle\",\"entry\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        refused(calls.assess("", bomb), 400);
        String objects = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
        refused(calls.assess("", objects), 400);
    }

    @Test
    void a_number_of_a_monstrous_exponent_is_400() throws Exception {
        String chart = SampleChart.allMet().json().replaceFirst("\"value\":4", "\"value\":1e999999999");
        refused(calls.assess("", chart), 400);
    }

    @Test
    void an_order_that_cannot_be_read_is_422_and_names_the_element() throws Exception {
        refused(
                calls.assess(SampleChart.allMet().order(order -> order.put("authoredOn", "yesterday"))),
                422,
                "authoredOn");
    }

    @Test
    void a_dose_that_cannot_be_read_is_reported_and_costs_only_the_quantity() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet()
                .order(order ->
                        order.set("dosageInstruction", JsonMapper.shared().readTree("{\"a\":1}"))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("ignored").toString()).contains("dosageInstruction");
        assertThat(answer.json().path("overall").stringValue()).isNotEqualTo("NOT_MET");
    }

    @Test
    void nulls_and_wrong_types_never_end_in_a_failure_of_ours() throws Exception {
        for (String part : List.of("null", "[null]", "{}", "\"text\"", "17", "true", "[[]]", "{\"coding\":null}")) {
            for (String element : List.of("code", "subject", "status", "effectiveDateTime", "component", "extension")) {
                Calls.Answer answer = calls.assess(SampleChart.allMet()
                        .each(
                                "Observation",
                                observation -> observation.set(
                                        element, JsonMapper.shared().readTree(part))));
                assertThat(answer.status())
                        .as(element + " " + part + " " + answer.body())
                        .isIn(200, 400, 422);
            }
            Calls.Answer whole =
                    calls.assess("", "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":" + part + "}");
            assertThat(whole.status()).as(part + " " + whole.body()).isIn(400, 422);
        }
    }
}
