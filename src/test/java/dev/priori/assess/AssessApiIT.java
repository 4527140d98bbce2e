package dev.priori.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the assess interface answers to charts; what it refuses stands in {@link AssessRefusalsIT}. */
@SpringBootTest(
        classes = {Priori.class, ServedPolicies.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:assess")
class AssessApiIT {
    @LocalServerPort
    int port;

    Calls calls;

    @BeforeEach
    void connect() {
        calls = new Calls(port);
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("fhir-resources/lumakras/cases"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("expected.json"))).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_case_is_answered_as_its_folder_says(Path folder) throws Exception {
        JsonNode expected = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("expected.json")));
        var query = new StringBuilder("?");
        expected.path("query")
                .properties()
                .forEach(parameter -> query.append(parameter.getKey())
                        .append('=')
                        .append(parameter.getValue().asString())
                        .append('&'));
        Calls.Answer answer = calls.assess(query.toString(), SampleChart.of(folder.resolve("chart.json")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        ObjectNode findings = JsonMapper.shared().createObjectNode();
        answer.json()
                .path("criteria")
                .forEach(criterion -> findings.set(criterion.path("id").asString(), criterion.path("finding")));
        assertThat(findings.toString()).isEqualTo(expected.path("findings").toString());
        for (String key : List.of("track", "path", "asOf", "overall")) {
            assertThat(answer.json().path(key)).as(key).isEqualTo(expected.path(key));
        }
        JsonNode determination = expected.path("determination");
        assertThat(answer.determination())
                .isEqualTo(determination.path("outcome").asString() + "/"
                        + determination.path("reason").asString());
        if (expected.has("authorized")) {
            assertThat(answer.text("/determination/authorizedFrom"))
                    .isEqualTo(expected.at("/authorized/from").asString());
            assertThat(answer.text("/determination/authorizedTo"))
                    .isEqualTo(expected.at("/authorized/to").asString());
        }
    }

    @Test
    void an_answer_has_every_key_in_its_order() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet());
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "policy",
                        "track",
                        "path",
                        "asOf",
                        "overall",
                        "criteria",
                        "limits",
                        "advisories",
                        "determination",
                        "ignored");
        assertThat(answer.json().path("policy").toString())
                .isEqualTo("{\"id\":\"lumakras\",\"version\":\"2025-04-01\","
                        + "\"url\":\"https://priori.dev/fhir/PlanDefinition/lumakras\"}");
        assertThat(answer.json().path("limits").toString()).isEqualTo("{\"dailyDoseMg\":960,\"months\":12}");
        assertThat(answer.json().path("determination").toString())
                .isEqualTo("{\"outcome\":\"approved\",\"reason\":\"criteria-met\","
                        + "\"authorizedFrom\":\"2025-06-16\",\"authorizedTo\":\"2026-06-15\"}");
        assertThat(answer.json().path("criteria").path(0).propertyNames())
                .containsExactly("id", "clause", "finding", "evidenceFor", "evidenceAgainst", "missing", "questions");
    }

    @Test
    void an_unknown_criterion_says_what_is_missing_and_which_question_asks_for_it() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet().without("Observation"));
        assertThat(answer.finding("kras-g12c")).isEqualTo("UNKNOWN");
        assertThat(answer.criterion("kras-g12c").path("missing")).isNotEmpty();
        assertThat(answer.criterion("kras-g12c").path("questions")).isNotEmpty();
        assertThat(answer.criterion("age").path("missing")).isEmpty();
        assertThat(answer.determination()).isEqualTo("pended/information-missing");
    }

    @Test
    void evidence_names_resource_what_it_shows_and_the_date() throws Exception {
        JsonNode evidence = calls.assess(SampleChart.allMet())
                .criterion("kras-g12c")
                .path("evidenceFor")
                .path(0);
        assertThat(evidence.path("reference").asString()).isEqualTo("Observation/kras");
        assertThat(evidence.path("date").asString()).isEqualTo("2024-03-01");
        assertThat(evidence.path("shows").asString()).isNotBlank();
    }

    @Test
    void the_as_of_date_is_the_parameter_else_the_orders_date() throws Exception {
        assertThat(calls.assess(SampleChart.allMet()).text("/asOf")).isEqualTo("2025-06-16");
        assertThat(calls.assess("?asOf=2025-07-01", SampleChart.allMet()).text("/asOf"))
                .isEqualTo("2025-07-01");
        assertThat(calls.assess("?asOf=2025-03-31", SampleChart.allMet()).determination())
                .isEqualTo("pended/no-policy-in-effect");
    }

    @Test
    void a_track_is_taken_as_told() throws Exception {
        Calls.Answer answer = calls.assess("?track=renewal", SampleChart.allMet());
        assertThat(answer.text("/track")).isEqualTo("renewal");
        assertThat(answer.finding("no-progression")).isEqualTo("UNKNOWN");
    }

    @Test
    void an_unavailable_type_proves_nothing() throws Exception {
        SampleChart withoutAnswer = SampleChart.allMet()
                .each("QuestionnaireResponse", form -> form.withArray("item").remove(0));
        assertThat(calls.assess(withoutAnswer).finding("regimen")).isEqualTo("MET");
        assertThat(calls.assess("?unavailable=MedicationRequest", withoutAnswer).finding("regimen"))
                .isEqualTo("UNKNOWN");
    }

    @Test
    void a_birth_date_of_a_year_only_leaves_the_age_open_where_both_are_possible() throws Exception {
        assertThat(birth("2007").finding("age")).isEqualTo("UNKNOWN");
        assertThat(birth("2006").finding("age")).isEqualTo("MET");
        assertThat(birth("2008").finding("age")).isEqualTo("NOT_MET");
    }

    private Calls.Answer birth(String date) throws Exception {
        return calls.assess(SampleChart.allMet().each("Patient", patient -> patient.put("birthDate", date)));
    }

    @Test
    void a_malformed_date_in_one_resource_is_reported_and_nothing_else_suffers() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet().with("""
            {"resourceType":"Observation","id":"odd","status":"final","subject":{"reference":"Patient/patient"},
             "code":{"coding":[{"system":"http://loinc.org","code":"69548-6"}]},"effectiveDateTime":"2025-13-45"}\
            """));
        assertThat(answer.text("/ignored/0/reference")).isEqualTo("Observation/odd");
        assertThat(answer.text("/ignored/0/reason"))
                .contains("effectiveDateTime")
                .doesNotContain("2025-13-45");
        assertThat(answer.determination()).isEqualTo("approved/criteria-met");
    }

    @Test
    void resources_of_another_patient_are_reported_and_not_used() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet()
                .each(
                        "Observation",
                        observation -> observation.putObject("subject").put("reference", "Patient/another")));
        assertThat(answer.finding("kras-g12c")).isEqualTo("UNKNOWN");
        assertThat(answer.json()
                        .path("ignored")
                        .valueStream()
                        .map(each -> each.path("reference").asString()))
                .contains("Observation/kras", "Observation/stage");
    }

    @Test
    void dates_far_ahead_are_answered_and_therapy_after_the_order_is_not_used() throws Exception {
        Calls.Answer future = calls.assess(SampleChart.allMet().each("MedicationAdministration", dose -> {
            dose.remove("effectivePeriod");
            dose.put("effectiveDateTime", "2099-01-01");
        }));
        assertThat(future.finding("prior-therapy")).isEqualTo("UNKNOWN");
        for (String authored : List.of("2199-12-31", "9999-12-31", "0001-01-01")) {
            Calls.Answer answer = calls.assess(SampleChart.allMet().order(order -> order.put("authoredOn", authored)));
            assertThat(answer.status()).as(authored + answer.body()).isEqualTo(200);
        }
    }

    @Test
    void a_quantity_without_a_unit_leaves_the_dose_open() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet().order(order -> {
            ObjectNode dose = (ObjectNode) order.at("/dosageInstruction/0/doseAndRate/0/doseQuantity");
            dose.removeAll();
            dose.put("value", 4);
            order.withObject("dispenseRequest").remove("quantity");
        }));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.finding("quantity")).isEqualTo("UNKNOWN");
    }

    @Test
    void a_drug_of_an_unknown_code_or_in_words_only_is_not_recognized() throws Exception {
        for (String drug : List.of(
                "{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"99999999\"}]}",
                "{\"coding\":[{\"system\":\"urn:oid:2.16.840.1.113883.6.88\",\"code\":\"2687207\"}]}",
                "{\"text\":\"Lumakras 240 mg\"}")) {
            Calls.Answer answer = calls.assess(SampleChart.allMet()
                    .order(order -> order.set(
                            "medicationCodeableConcept", JsonMapper.shared().readTree(drug))));
            assertThat(answer.determination()).as(drug).isEqualTo("pended/product-not-recognized");
            assertThat(answer.text("/overall")).isEqualTo("UNKNOWN");
            assertThat(answer.json().path("criteria")).isNotEmpty();
        }
    }

    @Test
    void another_drug_is_not_governed() throws Exception {
        Calls.Answer answer = calls.assess(SampleChart.allMet()
                .order(order -> ((ObjectNode) order.at("/medicationCodeableConcept/coding/0")).put("code", "597195")));
        assertThat(answer.determination()).isEqualTo("not-governed/other-product");
        assertThat(answer.json().path("criteria")).isEmpty();
        assertThat(answer.json().path("track").isNull()).isTrue();
        assertThat(answer.json().path("path").isNull()).isTrue();
    }

    @Test
    void coverage_decides_only_when_it_is_there_and_none_is_in_force() throws Exception {
        assertThat(calls.assess(SampleChart.allMet().without("Coverage").order(order -> order.remove("insurance")))
                        .determination())
                .isEqualTo("approved/criteria-met");
        SampleChart ended = SampleChart.allMet()
                .each("Coverage", coverage -> coverage.putObject("period").put("end", "2025-05-31"));
        assertThat(calls.assess(ended).determination()).isEqualTo("denied/coverage-inactive");
        assertThat(calls.assess(ended.with("""
            {"resourceType":"Coverage","id":"second","status":"active","beneficiary":{"reference":"Patient/patient"},
             "payor":[{"reference":"Organization/payer"}]}\
            """)).determination()).isEqualTo("approved/criteria-met");
    }

    @Test
    void a_bundle_of_a_thousand_entries_is_answered() throws Exception {
        SampleChart large = SampleChart.allMet();
        for (int i = 0; i < 1000; i++) {
            large.with("""
                {"resourceType":"Observation","id":"o%d","status":"final","subject":{"reference":"Patient/patient"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}]},"effectiveDateTime":"2025-01-01",
                 "valueQuantity":{"value":%d,"unit":"mg/dL"}}\
                """.formatted(i, i));
        }
        assertThat(calls.assess(large).determination()).isEqualTo("approved/criteria-met");
    }

    @Test
    void policies_are_listed_and_shown_with_their_criteria() throws Exception {
        JsonNode list = calls.get("").json().path("policies");
        assertThat(list.valueStream().map(policy -> policy.path("id").asString()))
                .contains("lumakras");
        JsonNode policy = calls.get("/lumakras").json();
        assertThat(policy.path("effectiveFrom").asString()).isEqualTo("2025-04-01");
        assertThat(policy.path("tracks")
                        .valueStream()
                        .map(track -> track.path("id").asString()))
                .containsExactlyInAnyOrder("initial", "renewal");
        JsonNode initial = policy.path("tracks")
                .valueStream()
                .filter(track -> "initial".equals(track.path("id").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(initial.path("criteria").path(0).path("id").asString()).isEqualTo("age");
        assertThat(initial.path("criteria").path(0).path("clause").asString()).isNotBlank();
        assertThat(initial.path("criteria")
                        .valueStream()
                        .map(step -> step.get("paths"))
                        .filter(Objects::nonNull)
                        .flatMap(JsonNode::valueStream)
                        .map(path -> path.path("id").asString("null")))
                .containsExactly("nsclc", "colorectal", "null");
        assertThat(calls.get("/lumakras?version=2025-04-01").status()).isEqualTo(200);
    }
}
