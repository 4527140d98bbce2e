package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static dev.priori.pas.PasAnswer.number;
import static dev.priori.pas.PasAnswer.pas;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SubmitIT {

    private static final String STRUCTURE = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";

    @TempDir
    static Path folder;

    private static PasHarness server;

    @BeforeAll
    static void start() {
        server = new PasHarness(folder, Duration.ZERO);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_patient_who_meets_everything_is_approved_A1_with_number_period_and_quantity(PasVersion version) {
        PasAnswer answer = server.submit(version, PasBody.tour("submit-met"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode item = answer.item(1);
        assertThat(code(item)).as(answer.body()).isEqualTo("A1");
        assertThat(number(item)).startsWith("PA-");
        assertThat(pas(item, "extension-authorizationNumber")
                        .path("valueString")
                        .asString(""))
                .isEqualTo(number(item));
        assertThat(pas(item, "extension-itemPreAuthIssueDate").path("valueDate").asString(""))
                .isEqualTo("2025-06-16");
        assertThat(pas(item, "extension-itemPreAuthPeriod").path("valuePeriod").toString())
                .isEqualTo("{\"start\":\"2025-06-16\",\"end\":\"2026-06-15\"}");
        assertThat(pas(item, "extension-itemAuthorizedDetail").toString()).contains("1440");
        JsonNode response = answer.claimResponse();
        assertThat(response.path("preAuthRef").asString("")).isEqualTo(number(item));
        assertThat(response.path("outcome").asString("")).isEqualTo("complete");
        assertThat(answer.notes(item)).hasSizeGreaterThan(5).first().asString().contains("criteria are met");
    }

    @Test
    void PAS_2_0_longer_than_the_policy_allows_is_modified_on_the_item_itself() {
        PasAnswer answer = server.submit(PasVersion.V2_0, PasBodies.twentyFourMonths());
        JsonNode item = answer.item(1);
        assertThat(code(item)).as(answer.body()).isEqualTo("A6");
        assertThat(number(item)).startsWith("PA-");
        assertThat(pas(item, "extension-itemPreAuthPeriod")
                        .path("valuePeriod")
                        .path("end")
                        .asString(""))
                .isEqualTo("2026-06-15");
        assertThat(pas(item, "extension-itemAuthorizedDetail").isMissingNode()).isFalse();
        assertThat(answer.claimResponse().has("addItem")).isFalse();
    }

    @Test
    void PAS_2_2_longer_than_the_policy_allows_is_modified_and_authorized_by_an_added_item() {
        PasAnswer answer = server.submit(PasVersion.V2_2, PasBodies.twentyFourMonths());
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A6");
        assertThat(number(answer.item(1))).isNull();
        JsonNode added = answer.claimResponse().path("addItem").path(0);
        assertThat(added.path("itemSequence").toString()).isEqualTo("[1]");
        assertThat(code(added)).isEqualTo("A1");
        assertThat(number(added)).startsWith("PA-");
        assertThat(pas(added, "extension-itemPreAuthPeriod")
                        .path("valuePeriod")
                        .path("end")
                        .asString(""))
                .isEqualTo("2026-06-15");
        assertThat(answer.notes(answer.item(1)).getFirst()).contains("2026-06-15");
    }

    @ParameterizedTest
    @EnumSource
    void a_missing_result_pends_A4_and_is_asked_for(PasVersion version) {
        PasAnswer answer = server.submit(version, PasBody.tour("submit-kras-missing"));
        JsonNode item = answer.item(1);
        assertThat(code(item)).as(answer.body()).isEqualTo("A4");
        assertThat(number(item)).isNull();
        assertThat(pas(item, "extension-administrationReferenceNumber")
                        .path("valueString")
                        .asString(""))
                .startsWith("AR-");
        List<JsonNode> asks = answer.resources("CommunicationRequest");
        assertThat(asks).isNotEmpty();
        assertThat(answer.claimResponse().path("communicationRequest")).hasSameSizeAs(asks);
        assertThat(asks.toString()).contains("KRAS");
        JsonNode content = asks.getFirst().path("payload").path(0).path("contentString");
        assertThat(content.asString("")).matches(version == PasVersion.V2_2 ? "\\d+-\\d" : ".* .*");
        assertThat(answer.notes(item)).anyMatch(note -> note.contains("not known") && note.contains("KRAS"));
    }

    @ParameterizedTest
    @EnumSource
    void a_criterion_not_met_pends_A4_for_a_person_and_is_never_denied(PasVersion version) {
        PasAnswer answer = server.submit(version, PasBody.tour("submit-combination"));
        JsonNode item = answer.item(1);
        assertThat(code(item)).as(answer.body()).isEqualTo("A4");
        assertThat(answer.resources("CommunicationRequest")).isEmpty();
        assertThat(answer.notes(item).getFirst()).contains("Not met").contains("reviewer");
        assertThat(answer.notes(item)).anyMatch(note -> note.contains(": not met."));
    }

    @ParameterizedTest
    @EnumSource
    void a_coverage_that_ended_is_denied_A3_with_the_plans_code_and_a_reason_in_words(PasVersion version) {
        PasAnswer answer = server.submit(version, PasBodies.coverageEnded());
        JsonNode item = answer.item(1);
        assertThat(code(item)).as(answer.body()).isEqualTo("A3");
        assertThat(PasAnswer.reasonCode(item)).isEqualTo("PLAN-CODE");
        assertThat(answer.notes(item).getFirst()).contains("coverage");
        assertThat(answer.claimResponse().has("preAuthRef")).isFalse();
    }

    @Test
    void PAS_2_2_says_that_no_person_reviewed() {
        JsonNode response =
                server.submit(PasVersion.V2_2, PasBody.tour("submit-met")).claimResponse();
        JsonNode flag = PasAnswer.extension(pas(response, "extension-claimResponseReviewer"), "wasHumanReviewedFlag");
        assertThat(flag.path("valueBoolean").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_product_that_the_plan_excludes_is_denied_A3_and_without_a_code_in_words_only(PasVersion version) {
        PasBody excluded = PasBody.tour("submit-met").with(body -> {
            ObjectNode plan = ((ArrayNode) body.resource("Coverage").withArray("class")).addObject();
            plan.putObject("type")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/coverage-class")
                    .put("code", "plan");
            plan.put("value", PasHarness.EXCLUDING_PLAN);
        });
        PasAnswer answer = server.submit(version, excluded);
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A3");
        assertThat(PasAnswer.reasonCode(answer.item(1))).isEmpty();
        assertThat(answer.notes(answer.item(1)).getFirst()).contains("excludes");
    }

    @ParameterizedTest
    @EnumSource
    void items_are_decided_each_by_itself(PasVersion version) {
        PasAnswer answer = server.submit(version, PasBodies.twoItems());
        assertThat(code(answer.item(1))).as(answer.body()).isEqualTo("A1");
        assertThat(code(answer.item(2))).isEqualTo("A4");
        assertThat(answer.notes(answer.item(2)).getFirst()).contains("No coverage policy");
        assertThat(answer.claimResponse().path("item")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void every_reference_leads_to_exactly_one_entry_and_resources_are_repeated_as_they_were_known(PasVersion version) {
        PasBody request = PasBody.tour("submit-kras-missing");
        PasAnswer answer = server.submit(version, request);
        Set<String> urls = new HashSet<>();
        for (JsonNode entry : answer.json().path("entry").values()) {
            assertThat(urls.add(entry.path("fullUrl").asString(""))).isTrue();
        }
        Set<String> references = new HashSet<>();
        collect(answer.json(), references);
        if (version == PasVersion.V2_2) {
            references.remove(
                    answer.claimResponse().path("request").path("reference").asString(""));
            assertThat(answer.resources("Claim")).isEmpty();
        }
        assertThat(urls).containsAll(references);
        for (JsonNode sent : request.entries().values()) {
            PasAnswer.stream(answer.json().path("entry"))
                    .filter(entry -> entry.path("fullUrl").equals(sent.path("fullUrl")))
                    .forEach(entry -> {
                        assertThat(entry.path("resource").path("id"))
                                .isEqualTo(sent.path("resource").path("id"));
                        assertThat(entry.path("resource").path("identifier"))
                                .isEqualTo(sent.path("resource").path("identifier"));
                        assertThat(entry.path("resource").path("meta").has("profile"))
                                .isFalse();
                    });
        }
    }

    @Test
    void PAS_2_2_sender_and_receiver_change_places_and_the_transaction_is_named_again() {
        PasBody body = PasBody.tour("submit-met").with(request -> {
            ObjectNode ids = ((ArrayNode) request.claim().withArray("extension")).addObject();
            ids.put("url", STRUCTURE + "extension-TransmissionIdentifiers");
            ArrayNode parts = ids.putArray("extension");
            parts.addObject().put("url", "applicationSenderCode").put("valueString", "CLINIC");
            parts.addObject().put("url", "applicationReceiverCode").put("valueString", "PLAN");
        });
        PasAnswer answer = server.submit(PasVersion.V2_2, body);
        JsonNode ids = pas(answer.claimResponse(), "extension-TransmissionIdentifiers");
        assertThat(PasAnswer.extension(ids, "applicationSenderCode")
                        .path("valueString")
                        .asString(""))
                .isEqualTo("PLAN");
        assertThat(PasAnswer.extension(ids, "applicationReceiverCode")
                        .path("valueString")
                        .asString(""))
                .isEqualTo("CLINIC");
        assertThat(answer.json().path("identifier")).isEqualTo(body.bundle().path("identifier"));
    }

    @ParameterizedTest
    @EnumSource
    void an_update_of_a_request_that_is_not_known_is_refused_as_a_business_error(PasVersion version) {
        PasAnswer answer = server.submit(version, PasBodies.update());
        assertThat(answer.status()).isEqualTo(200);
        JsonNode response = answer.claimResponse();
        assertThat(response.path("outcome").asString("")).isEqualTo("error");
        assertThat(response.has("item")).isFalse();
        JsonNode error = response.path("error").path(0);
        assertThat(error.path("code").path("coding").path(0).path("code").asString(""))
                .isEqualTo("33");
        assertThat(pas(error, "extension-errorPath").path("valueString").asString(""))
                .endsWith(".related[0]");
    }

    private static void collect(JsonNode node, Set<String> references) {
        if (node.isObject()) {
            if (node.path("reference").isString()) {
                references.add(node.path("reference").asString());
            }
            node.properties().forEach(property -> collect(property.getValue(), references));
        } else if (node.isArray()) {
            node.values().forEach(element -> collect(element, references));
        }
    }
}
