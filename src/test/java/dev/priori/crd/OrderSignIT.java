package dev.priori.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import dev.priori.authorization.Assertion;
import dev.priori.authorization.store.AssertionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "priori.data=target/order-sign-it")
class OrderSignIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HookServer server;
    private final AssertionStore assertions;

    OrderSignIT(@LocalServerPort int port, @Autowired AssertionStore assertions) {
        this.server = HookServer.at(port);
        this.assertions = assertions;
    }

    @Test
    void one_service_is_discovered_with_its_prefetch_and_options() throws Exception {
        JsonNode service = server.get("/cds-services").json().at("/services/0");

        assertThat(service.path("hook").stringValue()).isEqualTo("order-sign");
        assertThat(service.path("id").stringValue()).isEqualTo("order-sign-crd");
        assertThat(service.path("description").stringValue()).isNotBlank();
        assertThat(service.at("/prefetch/coverage").stringValue())
                .isEqualTo("Coverage?patient={{context.patientId}}&status=active");
        assertThat(service.at("/extension/davinci-crd.configuration-options").values().stream()
                        .map(option -> option.path("code").stringValue()))
                .contains("coverage-info", "max-cards")
                .doesNotHaveDuplicates();
    }

    @Test
    void everything_met_needs_a_request_and_no_form() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.tour("met"));

        assertThat(answer.codes()).isEqualTo("covered auth-needed");
        assertThat(answer.reasons()).contains("All criteria of", "are met on the record");
        assertThat(answer.topics()).doesNotContain("coverage-info", "guideline");
    }

    @Test
    void a_missing_kras_result_asks_for_the_form_and_says_what_is_missing() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.tour("kras-missing"));

        assertThat(answer.codes()).isEqualTo("covered auth-needed clinical");
        assertThat(HookAnswerRead.children(answer.information().getFirst(), "questionnaire").stream()
                        .map(child -> child.path("valueCanonical").stringValue()))
                .containsExactly("https://priori.dev/fhir/Questionnaire/lumakras");
        assertThat(answer.reasons()).contains("KRAS G12C is not shown by the record", "FDA-approved test");
        assertThat(answer.topics()).contains("coverage-info", "guideline");
    }

    @Test
    void a_combination_goes_to_a_reviewer_with_criterion_and_evidence() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.tour("combination"));

        assertThat(answer.codes()).isEqualTo("covered auth-needed");
        assertThat(answer.reasons()).contains("Regimen is not met", "pembrolizumab", "A reviewer decides");
    }

    @Test
    void resp_37_the_order_comes_back_byte_for_byte() throws Exception {
        String body = Files.readString(Path.of("src/test/resources/crd/forty-resources.json"));
        int start = body.indexOf("{", body.indexOf("\"resource\""));
        String order = body.substring(start, body.indexOf("\"prefetch\""));
        String kept = order.substring(0, order.lastIndexOf("\"expectedSupplyDuration\""));

        HookAnswerRead answer = server.send(HookServer.SERVICE, body.getBytes(UTF_8), "application/json");

        assertThat(answer.codes()).isEqualTo("covered auth-needed");
        assertThat(answer.body()).contains("\"resource\":" + kept);
        assertThat(answer.orders().getFirst().path("text").path("div").stringValue())
                .contains("<table>");
    }

    @Test
    void resp_29_every_order_gets_one_update() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.test("two-orders"));

        assertThat(answer.information().stream().map(HookAnswerRead::codes))
                .containsExactlyInAnyOrder("covered auth-needed", "conditional conditional OTH");
        assertThat(answer.reasons()).contains("Regimen is not met", "No coverage policy of this service applies");
    }

    @Test
    void advisories_are_cards_with_topic_and_source_in_one_order() throws Exception {
        HookAnswerRead first = server.ask(HookBody.test("interacting-drugs"));
        HookAnswerRead second = server.ask(HookBody.test("interacting-drugs"));

        assertThat(first.codes()).isEqualTo("covered auth-needed");
        assertThat(first.topics()).contains("clinical-reminder");
        assertThat(summaries(first))
                .contains("Acid reducer", "Strong CYP3A4 inducer")
                .isEqualTo(summaries(second));
        for (JsonNode card : first.json().path("cards").values()) {
            assertThat(card.path("summary").stringValue()).hasSizeLessThan(140);
            assertThat(card.at("/source/label").stringValue()).isNotBlank();
            assertThat(UUID.fromString(card.path("uuid").stringValue())).isNotNull();
        }
        assertThat(summaries(server.ask(HookBody.test("interacting-drugs").withOption("max-cards", "1"))))
                .containsExactly(summaries(first).getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':'Lumakras 240 mg'}|conditional conditional clinical OTH",
                "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'99999999'}],'text':'sotorasib'}|conditional"
                    + " conditional clinical OTH",
                "{'text':'another drug'}|conditional conditional OTH",
                "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'7646'}]}|conditional"
                        + " conditional OTH",
                "{'coding':[{'system':'urn:unknown','code':'1'}]}|conditional conditional OTH",
            })
    void a_product_that_is_not_recognized_or_not_governed_is_conditional(String product, String codes)
            throws Exception {
        assertThat(server.ask(HookBody.tour("met").withProduct(product)).codes())
                .isEqualTo(codes);
    }

    @Test
    void a_coverage_that_ended_is_not_covered() throws Exception {
        var body = HookBody.tour("met");
        body.coverage().putObject("period").put("start", "2023-01-01").put("end", "2025-05-31");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.codes()).isEqualTo("not-covered no-auth");
        assertThat(answer.reasons()).contains("The coverage is not active");
    }

    @Test
    void resp_32_two_coverages_get_an_answer_each() throws Exception {
        var body = HookBody.tour("met");
        ObjectNode second = body.coverage().deepCopy().put("id", "second");
        second.putObject("period").put("end", "2024-12-31");
        body.prefetch().set("others", second);

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.information().stream().map(HookAnswerRead::codes))
                .containsExactlyInAnyOrder("covered auth-needed", "not-covered no-auth");
        assertThat(answer.information().stream()
                        .map(one -> HookAnswerRead.children(one, "coverage-assertion-id")
                                .getFirst()
                                .path("valueString")
                                .stringValue()))
                .doesNotHaveDuplicates();
    }

    @Test
    void dev_14_coverage_information_can_be_switched_off() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.tour("kras-missing").withOption("coverage-info", "false"));

        assertThat(answer.orders()).isEmpty();
        assertThat(answer.topics()).doesNotContain("coverage-info");
    }

    @Test
    void dev_17_unknown_options_and_elements_change_nothing() throws Exception {
        var body = HookBody.tour("met").withOption("something-else", "true");
        body.root().putObject("unknown").put("value", 1);

        assertThat(server.ask(body).codes()).isEqualTo("covered auth-needed");
    }

    @Test
    void resp_35_what_the_order_says_already_is_not_said_again() throws Exception {
        var body = HookBody.tour("met");
        JsonNode answered = server.ask(body).orders().getFirst();
        ((ObjectNode) body.orders().get(0)).set("resource", answered);

        assertThat(server.ask(body).orders()).isEmpty();
    }

    @Test
    void a_changed_answer_replaces_the_earlier_one() throws Exception {
        var body = HookBody.tour("kras-missing");
        ((ArrayNode) body.order().putArray("extension")).addAll((ArrayNode)
                server.ask(HookBody.tour("kras-missing")).orders().getFirst().get("extension"));
        ((ObjectNode) body.order().at("/extension/0/extension/2")).put("valueCode", "no-auth");
        ((ArrayNode) body.order().get("extension"))
                .addObject()
                .put("url", "urn:x")
                .put("valueDecimal", 1);

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.codes()).isEqualTo("covered auth-needed clinical");
        assertThat(answer.orders().getFirst().path("extension")).hasSize(2);
    }

    @Test
    void the_assertion_is_on_file_before_it_is_told() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.tour("kras-missing"));
        String id = HookAnswerRead.children(answer.information().getFirst(), "coverage-assertion-id")
                .getFirst()
                .path("valueString")
                .stringValue();

        Assertion kept = assertions.find(UUID.fromString(id)).orElseThrow();

        assertThat(kept.outcome()).isEqualTo("incomplete");
        assertThat(kept.policyId()).isEqualTo("lumakras");
        assertThat(kept.questionnaires()).containsExactly("https://priori.dev/fhir/Questionnaire/lumakras");
        assertThat(kept.findings()).contains("kras-g12c", "UNKNOWN");
    }

    private static List<String> summaries(HookAnswerRead answer) {
        return answer.json().path("cards").values().stream()
                .map(card -> card.path("summary").stringValue())
                .toList();
    }
}
