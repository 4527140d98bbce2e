package dev.priori.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "priori.data=target/order-sign-it")
class OrderSignFaultsIT {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HookServer server;

    OrderSignFaultsIT(@LocalServerPort int port) {
        this.server = HookServer.at(port);
    }

    @Test
    void without_any_coverage_a_card_says_so() throws Exception {
        var body = HookBody.tour("met").withoutInsurance();
        body.prefetch().putNull("coverage");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.orders()).isEmpty();
        assertThat(answer.json().path("cards").toString()).contains("Check the patient's coverage");
    }

    @Test
    void a_coverage_that_could_not_be_had_is_412() throws Exception {
        var body = HookBody.tour("met").withoutInsurance();
        body.prefetch().remove("coverage");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.expressions()).containsExactly("prefetch.coverage");
    }

    @Test
    void a_coverage_that_is_only_named_is_conditional() throws Exception {
        var body = HookBody.tour("met");
        body.prefetch().remove("coverage");

        assertThat(server.ask(body).codes()).isEqualTo("conditional conditional OTH");
    }

    @Test
    void a_dose_that_cannot_be_read_is_missing_and_nothing_else() throws Exception {
        var body = HookBody.tour("met");
        body.order().put("dosageInstruction", "once daily");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.codes()).isEqualTo("covered auth-needed clinical");
        assertThat(answer.reasons()).contains("Quantity is not shown by the record");
    }

    @Test
    void one_order_that_cannot_be_read_leaves_the_others_alone() throws Exception {
        var body = HookBody.test("two-orders");
        ((ObjectNode) body.orders().get(0).get("resource")).put("medicationCodeableConcept", "a tablet");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.information()).hasSize(2);
        assertThat(HookAnswerRead.codes(answer.information().getFirst())).isEqualTo("conditional conditional OTH");
        assertThat(answer.reasons()).contains("medicationCodeableConcept");
    }

    @ParameterizedTest
    @CsvSource({"ServiceRequest", "DeviceRequest", "NutritionOrder", "VisionPrescription", "CommunicationRequest"})
    void every_order_type_gets_an_answer(String type) throws Exception {
        var body = HookBody.tour("met");
        body.order().removeAll();
        body.order().put("resourceType", type).put("id", "other").put("status", "draft");

        assertThat(server.ask(body).codes()).isEqualTo("conditional conditional OTH");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/prefetch/patient|birthDate|\"1961\"|covered auth-needed",
                "/prefetch/patient|birthDate|\"2007\"|covered auth-needed clinical",
                "/prefetch/patient|birthDate|\"not a date\"|covered auth-needed clinical",
                "/context/draftOrders/entry/0/resource/dispenseRequest|quantity|{\"value\":120}|covered auth-needed",
            })
    void odd_content_is_never_an_error(String at, String name, String value, String codes) throws Exception {
        var body = HookBody.tour("met");
        ((ObjectNode) body.root().at(at)).set(name, JSON.readTree(value));

        assertThat(server.ask(body).codes()).isEqualTo(codes);
    }

    @Test
    void a_prefetch_of_a_thousand_resources_is_answered() throws Exception {
        var body = HookBody.tour("met");
        ArrayNode entries = (ArrayNode) body.prefetch().at("/observations/entry");
        for (int i = 0; i < 1000; i++) {
            entries.addObject()
                    .set(
                            "resource",
                            JSON.readTree("{\"resourceType\":\"Observation\",\"id\":\"n" + i
                                    + "\",\"status\":\"final\",\"code\":{\"text\":\"routine\"},\"subject\":{\"reference\":"
                                    + "\"Patient/nsclc-met\"}}"));
        }

        assertThat(server.ask(body).codes()).isEqualTo("covered auth-needed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "order-sign-crd|not json|400",
                "order-sign-crd|[]|400",
                "order-sign-crd|{'a':1e999999999}|400",
                "order-sign-crd|{}|422",
                "order-sign-crd|{'resourceType':'Bundle'}|422",
                "another|{}|404",
            })
    void a_faulty_call_is_answered_with_an_outcome(String service, String body, int status) throws Exception {
        HookAnswerRead answer =
                server.send("/cds-services/" + service, body.replace('\'', '"').getBytes(UTF_8), "application/json");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.expressions()).isNotEmpty();
    }

    @Test
    void nesting_and_size_are_limited() throws Exception {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

        assertThat(server.send(HookServer.SERVICE, deep.getBytes(UTF_8), "application/json")
                        .status())
                .isEqualTo(400);
        assertThat(server.send(HookServer.SERVICE, new byte[10 * 1024 * 1024], "application/json")
                        .status())
                .isEqualTo(413);
        assertThat(server.send(HookServer.SERVICE, "{}".getBytes(UTF_8), "text/xml")
                        .status())
                .isEqualTo(415);
    }
}
