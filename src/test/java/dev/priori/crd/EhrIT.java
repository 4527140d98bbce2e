package dev.priori.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import dev.priori.crd.EhrPeer.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What prefetch does not bring is read in the EHR; whatever the EHR does, the call is answered and nothing is made up. */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"priori.data=target/ehr-it", "priori.crd.ehr-deadline=1500ms"})
class EhrIT {
    private static final String OPEN = "conditional conditional OTH";
    private static final String READY = "covered auth-needed";
    private static final String ASKS = "covered auth-needed clinical";

    private final HookServer server;
    private final EhrPeer ehr = EhrPeer.start();

    EhrIT(@LocalServerPort int port) {
        this.server = HookServer.at(port);
    }

    private EhrBody body;

    @BeforeEach
    void chart() {
        body = EhrBody.leaving(HookBody.tour("met"), ehr);
    }

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    @DisplayName("found-5: what prefetch lacks is read in the EHR, with the token of the call")
    void found_5_the_answer_is_that_of_a_full_prefetch() throws Exception {
        HookAnswerRead answer = ask();

        assertThat(answer.codes()).isEqualTo(READY);
        assertThat(answer.reasons()).isEqualTo(server.ask(HookBody.tour("met")).reasons());
        assertThat(ehr.tokens()).containsOnly("Bearer token-of-the-call");
    }

    @Test
    void only_what_the_policy_looks_at_and_what_that_leads_to_is_asked_for_each_once() throws Exception {
        ask();

        assertThat(ehr.asked()).doesNotHaveDuplicates();
        assertThat(ehr.asked().stream()
                        .map(path -> path.replaceAll("[?].*", ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "Condition",
                        "Observation",
                        "DiagnosticReport",
                        "MedicationRequest",
                        "MedicationAdministration",
                        "MedicationDispense",
                        "Procedure",
                        "AdverseEvent",
                        "QuestionnaireResponse",
                        "Specimen/specimen",
                        "Device/kras-test");
        assertThat(ehr.asked()).contains("Observation?patient=nsclc-met&category=laboratory&_count=100");
    }

    @Test
    void an_order_that_no_policy_governs_needs_nothing() throws Exception {
        body.body().withProduct("{'text':'A walking stick'}");

        assertThat(ask().codes()).isEqualTo(OPEN);
        assertThat(ehr.asked()).isEmpty();
    }

    @Test
    void a_full_prefetch_needs_no_more_than_it_lacks() throws Exception {
        HookBody full = HookBody.tour("met");
        full.root().put("fhirServer", ehr.base());
        full.root().set("fhirAuthorization", body.body().root().get("fhirAuthorization"));

        assertThat(server.ask(full).codes()).isEqualTo(READY);
        assertThat(ehr.asked())
                .noneMatch(path -> path.startsWith("Observation?") || path.startsWith("Condition"))
                .anyMatch(path -> path.startsWith("Procedure"));
    }

    @Test
    void without_a_token_nothing_is_asked() throws Exception {
        body.body().root().remove("fhirAuthorization");

        assertThat(ask().codes()).isEqualTo(ASKS);
        assertThat(ehr.asked()).isEmpty();
    }

    @Test
    void searches_are_read_to_their_last_page() throws Exception {
        ehr.inPagesOf(1);

        assertThat(ask().codes()).isEqualTo(READY);
    }

    @Test
    void answers_are_filtered_again_because_servers_pass_over_parameters() throws Exception {
        ehr.with("""
            {'resourceType':'Observation','id':'of-another','status':'final','subject':{'reference':'Patient/another'},
             'code':{'coding':[{'system':'http://loinc.org','code':'21702-6'}]},'valueString':'not detected'}\
            """);
        ehr.with("""
            {'resourceType':'Observation','id':'of-nobody','status':'final',
             'code':{'coding':[{'system':'http://loinc.org','code':'21702-6'}]},'valueString':'not detected'}\
            """);

        assertThat(ask().codes()).isEqualTo(READY);
    }

    @Test
    void patient_coverage_and_order_are_read_where_they_are_only_named() throws Exception {
        JsonNode order = body.body().order().deepCopy();
        ehr.with(order)
                .with(body.body().prefetch().get("patient"))
                .with(body.body().coverage());
        body.body().prefetch().remove(List.of("patient", "coverage"));
        body.body().root().put("hook", "order-dispatch");
        body.body()
                .root()
                .putObject("context")
                .put("patientId", "nsclc-met")
                .put("performer", "Organization/pharmacy")
                .putArray("dispatchedOrders")
                .add("MedicationRequest/order-nsclc-met");

        HookAnswerRead answer =
                server.send("/cds-services/order-dispatch-crd", body.body().bytes(), "application/json");

        assertThat(answer.codes()).isEqualTo(READY);
        assertThat(answer.orders().getFirst().path("id").stringValue()).isEqualTo("order-nsclc-met");
        assertThat(ehr.asked())
                .contains(
                        "Patient/nsclc-met",
                        "Coverage?patient=nsclc-met&status=active",
                        "MedicationRequest/order-nsclc-met");
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN", "UNAUTHORIZED", "REDIRECT", "HTML", "WRONG_TYPE", "HANG", "DRIP", "CUT"})
    @DisplayName("resp-43: an EHR that does not answer leaves the answer open")
    void resp_43_a_fault_of_the_ehr_is_neither_an_error_nor_a_verdict(Fault fault) throws Exception {
        ehr.failing("Observation", fault);

        HookAnswerRead answer = ask();

        assertThat(answer.codes()).isEqualTo(OPEN);
        assertThat(answer.reasons()).contains("Observation");
    }

    @Test
    @DisplayName("resp-43: in CRD 2.2 that is indeterminate, with the reason technical")
    void resp_43_in_line_two_two_it_is_indeterminate_and_technical() throws Exception {
        ehr.failing("Condition", Fault.BROKEN);
        body.inLineTwoTwo();

        JsonNode information = ask().information().getFirst();

        assertThat(HookAnswerRead.codes(information)).startsWith("indeterminate");
        assertThat(HookAnswerRead.children(information, "reason").getFirst().toString())
                .contains("\"technical\"", "\"text\"");
    }

    @Test
    void a_slow_ehr_costs_no_more_than_the_deadline() throws Exception {
        ehr.after(Duration.ofSeconds(30));

        assertThat(ask().codes()).isEqualTo(OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "LEADS_AWAY", "ENDLESS"})
    void what_the_ehr_does_not_give_is_asked_of_the_clinician(Fault fault) throws Exception {
        ehr.failing("Observation", fault);

        assertThat(ask().codes()).isEqualTo(ASKS);
        assertThat(ehr.asked()).hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user/Condition.rs user/MedicationRequest.rs user/MedicationAdministration.read",
                "patient/Observation.r patient/Observation.write user/Condition.rs openid fhirUser",
            })
    void types_outside_the_scopes_are_not_asked_for(String scope) throws Exception {
        body.scoped(scope);

        assertThat(ask().codes()).isEqualTo(ASKS);
        assertThat(ehr.asked())
                .noneMatch(path -> path.startsWith("Observation?"))
                .anyMatch(path -> path.startsWith("Condition?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient/*.read", "user/*.cruds", "system/*.*", ""})
    void scopes_of_both_kinds_are_read(String scope) throws Exception {
        body.scoped(scope);

        assertThat(ask().codes()).isEqualTo(READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-sign",
                "order-select",
                "order-dispatch",
                "appointment-book",
                "encounter-start",
                "encounter-discharge"
            })
    void no_hook_fails_whatever_is_missing(String hook) throws Exception {
        for (String line : List.of("2.0", "2.2")) {
            JsonNode bodies = JsonMapper.shared()
                    .readTree(Files.readAllBytes(Path.of("docker/inferno/crd/bodies-" + line, hook + ".json")));
            for (JsonNode one : bodies.isArray() ? bodies.values() : List.of(bodies)) {
                ObjectNode bare = (ObjectNode) one;
                bare.remove("prefetch");
                bare.put("fhirServer", ehr.base());
                assertThat(send(hook, bare).status()).as(hook).isIn(200, 400, 412);
            }
        }
        assertThat(ehr.asked()).isNotEmpty();
    }

    private HookAnswerRead send(String hook, ObjectNode bare) throws Exception {
        return server.send("/cds-services/" + hook + "-crd", bare.toString().getBytes(UTF_8), "application/json");
    }

    @Test
    void nothing_is_kept_from_one_call_to_the_next() throws Exception {
        assertThat(ask().codes()).isEqualTo(READY);

        ehr.failing("Specimen", Fault.BROKEN);

        assertThat(ask().codes()).isEqualTo(OPEN);
    }

    private HookAnswerRead ask() throws Exception {
        return server.ask(body.body());
    }
}
