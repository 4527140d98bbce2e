package dev.priori.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each of the six hooks, in both lines. */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "priori.data=target/hooks-it",
            "priori.crd.ehr-deadline=0",
            "priori.crd.fhirpath-prefetch=true",
            "priori.crd.app-name=Plan costs",
            "priori.crd.app-launch=https://plan.invalid/launch"
        })
class HooksIT {

    private final HookServer server;

    HooksIT(@LocalServerPort int port) {
        this.server = HookServer.at(port);
    }

    @Test
    void dev_1_each_service_names_hook_version_and_options() throws Exception {
        List<JsonNode> services = services();

        assertThat(services.stream().map(service -> service.path("hook").stringValue()))
                .containsExactlyInAnyOrder(
                        "order-sign",
                        "order-select",
                        "order-dispatch",
                        "appointment-book",
                        "encounter-start",
                        "encounter-discharge");
        for (JsonNode service : services) {
            assertThat(service.at("/extension/davinci-crd.version").toString()).isEqualTo("[\"2.2\"]");
            assertThat(service.at("/extension/davinci-crd.configuration-options")
                            .values())
                    .extracting(option -> option.path("code").stringValue())
                    .contains("coverage-info", "max-cards", "unsolicited-determ")
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "order-sign;medications;Medication?_id={{context.draftOrders.entry.resource.ofType(MedicationRequest).medication.resolve().id}}",
                "order-dispatch;serviceRequests;ServiceRequest?_id={{context.dispatchedOrders.resolve().ofType(ServiceRequest).id}}",
                "order-dispatch;devices;Device?_id={{%deviceRequests.entry.resource.code.resolve().id}}",
                "appointment-book;medicationRequests;MedicationRequest?_id={{context.appointments.entry.resource.basedOn.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').value.resolve().ofType(MedicationRequest).id}}",
                "encounter-start;practitioners;Practitioner?_id={{%practitionerRoles.entry.resource.practitioner.resolve().id|%encounter.participant.individual.resolve().ofType(Practitioner).id}}",
                "encounter-discharge;locations;Location?_id={{%practitionerRoles.entry.resource.location.resolve().id|%encounter.location.location.resolve().id}}",
            })
    void found_29_standard_templates_are_given_when_asked_for(String hook, String key, String template)
            throws Exception {
        JsonNode service = services().stream()
                .filter(one -> one.path("hook").stringValue().equals(hook))
                .findFirst()
                .orElseThrow();

        assertThat(service.path("prefetch").path(key).stringValue()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "order-sign,MedicationRequest/order-nora-two",
        "order-select,MedicationRequest/order-nora-two",
        "order-dispatch,MedicationRequest/order-nora-two",
        "appointment-book,Appointment/visit-next-nora-one",
        "encounter-start,Encounter/visit-nora-one",
        "encounter-discharge,Encounter/visit-nora-one",
    })
    void resp_29_every_hook_answers_with_an_update_of_what_it_is_about(String hook, String reference) throws Exception {
        for (String line : List.of("2.0", "2.2")) {
            int number = hook.equals("order-sign") ? 1 : 0;

            HookAnswerRead answer = server.ask(HookBody.suite(line, hook, number));

            assertThat(answer.orders().stream().map(HooksIT::reference)).contains(reference);
            assertThat(answer.information()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.2"})
    void hook_19_a_secondary_hook_asks_for_no_documentation(String line) throws Exception {
        HookAnswerRead answer = server.ask(HookBody.suite(line, "order-select", 0));

        assertThat(answer.codes()).isEqualTo("covered auth-needed");
        assertThat(HookAnswerRead.children(answer.information().getFirst(), "questionnaire"))
                .isEmpty();
        assertThat(answer.reasons()).contains("is not shown by the record");
    }

    @Test
    void hook_34_only_the_selected_draft_is_answered() throws Exception {
        HookBody body = HookBody.suite("2.0", "order-sign", 2);
        body.root().put("hook", "order-select");
        body.context().putArray("selections").add("MedicationRequest/panitumumab");

        assertThat(server.ask(body).orders().stream().map(HooksIT::reference))
                .containsExactly("MedicationRequest/panitumumab");
    }

    @Test
    void both_forms_of_order_dispatch_are_read() throws Exception {
        HookBody old = HookBody.suite("2.0", "order-dispatch", 0);
        HookBody present = HookBody.suite("2.0", "order-dispatch", 0);
        present.context().remove("order");
        present.context().putArray("dispatchedOrders").add("MedicationRequest/order-nora-two");

        assertThat(server.ask(present).codes())
                .isEqualTo(server.ask(old).codes())
                .isEqualTo("covered auth-needed clinical");
    }

    @Test
    void a_dispatched_order_that_cannot_be_had_is_412() throws Exception {
        HookBody body = HookBody.suite("2.2", "order-dispatch", 0);
        body.prefetch().putNull("medicationRequests");
        body.root().remove("fhirAuthorization");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.expressions()).containsExactly("context.dispatchedOrders");
    }

    @Test
    void an_appointment_for_an_order_is_decided_as_that_order() throws Exception {
        HookAnswerRead old = server.ask(HookBody.suite("2.0", "appointment-book", 1));
        HookAnswerRead present = server.ask(HookBody.suite("2.2", "appointment-book", 1));

        assertThat(old.orders().stream().map(HooksIT::reference)).containsExactly("Appointment/visit-next-nora-two");
        assertThat(present.orders().stream().map(HooksIT::reference))
                .containsExactly("MedicationRequest/order-nora-two");
        assertThat(old.codes()).isEqualTo("covered auth-needed clinical");
        assertThat(HookAnswerRead.codes(present.information().getFirst())).isEqualTo("covered auth-needed clinical");
    }

    @Test
    void resp_30_another_draft_that_counts_is_named_as_dependency() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.suite("2.2", "order-sign", 2));

        assertThat(HookAnswerRead.children(answer.information().getFirst(), "dependency").stream()
                        .map(child -> child.at("/valueReference/reference").stringValue()))
                .containsExactly("MedicationRequest/panitumumab");
        assertThat(HookAnswerRead.children(answer.information().getFirst(), "contact"))
                .isNotEmpty();
    }

    @Test
    void hook_22_without_coverage_information_there_is_no_action() throws Exception {
        JsonNode old = server.ask(HookBody.suite("2.0", "order-sign", 1).withOption("coverage-info", "false"))
                .json();
        JsonNode present = server.ask(HookBody.suite("2.2", "order-sign", 1).withOption("coverage-info", "false"))
                .json();

        assertThat(old.path("systemActions").isArray()).isTrue();
        assertThat(old.path("systemActions")).isEmpty();
        assertThat(present.has("systemActions")).isFalse();
    }

    @Test
    void resp_59_a_client_without_dtr_gets_the_form_as_a_task() throws Exception {
        HookBody body = HookBody.suite("2.2", "order-sign", 1);

        List<JsonNode> tasks = tasks(server.ask(body));

        assertThat(tasks).hasSize(1);
        assertThat(tasks.getFirst().at("/input/0/valueCanonical").stringValue())
                .isEqualTo("https://priori.dev/fhir/Questionnaire/lumakras");
        assertThat(tasks(server.ask(body.withOption("form-completion", "false"))))
                .isEmpty();
    }

    @Test
    void resp_53_an_excluded_product_gives_way_to_the_one_the_plan_names() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.suite("2.2", "order-sign", 3));
        JsonNode card = card(answer, "therapy-alternatives-opt");

        assertThat(answer.codes()).isEqualTo("not-covered");
        assertThat(card.at("/suggestions/0/actions/0/type").stringValue()).isEqualTo("delete");
        assertThat(card.at("/suggestions/0/actions/0/resourceId").stringValue())
                .isEqualTo("MedicationRequest/order-nora-four");
        JsonNode order = card.at("/suggestions/0/actions/1/resource");
        assertThat(order.at("/medicationCodeableConcept/coding/0/code").stringValue())
                .isEqualTo("2625923");
        assertThat(order.has("dosageInstruction")).isFalse();
        assertThat(card.path("overrideReasons")).isNotEmpty();
    }

    @Test
    void the_app_of_the_plan_is_offered_where_something_is_open() throws Exception {
        JsonNode old = card(server.ask(HookBody.suite("2.0", "order-sign", 2)), "insurance");
        JsonNode present = card(server.ask(HookBody.suite("2.2", "order-sign", 2)), "insurance");

        assertThat(present.at("/links/0/type").stringValue()).isEqualTo("smart");
        assertThat(present.has("suggestions")).isFalse();
        assertThat(old.path("suggestions")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2.0,422", "2.2,400"})
    void hook_13_a_call_that_is_not_sound_is_refused_with_every_fault(String line, int status) throws Exception {
        HookBody body = HookBody.suite(line, "order-sign", 0);
        body.root().remove("hookInstance");
        body.context().remove("patientId");

        HookAnswerRead answer = server.ask(body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.expressions()).contains("hookInstance", "context.patientId");
    }

    @Test
    void a_version_that_is_not_spoken_is_refused() throws Exception {
        HookAnswerRead answer = server.ask(HookBody.tour("met").inLine("3.1"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.expressions()).containsExactly("extension.'davinci-crd.requestedVersion'");
    }

    @Test
    void hook_13_in_2_2_a_patient_without_coverage_is_refused() throws Exception {
        HookBody body = HookBody.suite("2.2", "order-sign", 1);
        body.prefetch().putNull("coverage");
        body.order().remove("insurance");

        assertThat(server.ask(body).status()).isEqualTo(400);
    }

    @Test
    void a_secondary_hook_without_coverage_has_nothing_to_say() throws Exception {
        HookBody body = HookBody.suite("2.0", "encounter-start", 0);
        body.prefetch().putNull("coverage");

        assertThat(server.ask(body).body()).isEqualTo("{\"cards\":[],\"systemActions\":[]}");
    }

    @Test
    void the_hook_of_the_body_has_to_be_that_of_the_service() throws Exception {
        byte[] body = HookBody.tour("met").bytes();

        assertThat(server.send("/cds-services/order-select-crd", body, "application/json")
                        .expressions())
                .contains("hook");
    }

    private List<JsonNode> services() throws Exception {
        return server.get("/cds-services").json().path("services").values().stream()
                .toList();
    }

    private static String reference(JsonNode resource) {
        return resource.path("resourceType").stringValue() + "/"
                + resource.path("id").stringValue();
    }

    private static JsonNode card(HookAnswerRead answer, String topic) {
        return answer.json().path("cards").values().stream()
                .filter(card -> card.at("/source/topic/code").stringValue().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> tasks(HookAnswerRead answer) {
        return answer.json().path("systemActions").values().stream()
                .filter(action -> action.path("type").stringValue().equals("create"))
                .map(action -> action.path("resource"))
                .toList();
    }
}
