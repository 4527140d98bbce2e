package dev.priori.crd.decide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Case;
import dev.priori.authorization.store.AssertionStore;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.chart.Order;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Grants.Question;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.request.Focus;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.request.HookReader;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.crd.verdict.Verdict.ToRequest;
import dev.priori.database.Database;
import dev.priori.database.DatabaseFile;
import dev.priori.decision.Determiner;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.policy.Assessment;
import dev.priori.policy.Finding;
import dev.priori.policy.Policy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrantsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 16);
    private static final String BODY = """
        {"hook":"order-sign","hookInstance":"h-1","fhirServer":"https://ehr.invalid/fhir",
         "context":{"userId":"Practitioner/d","patientId":"p","draftOrders":{"resourceType":"Bundle","entry":[{"resource":
          {"resourceType":"MedicationRequest","id":"m","status":"draft","intent":"order","authoredOn":"2025-06-16",
           "subject":{"reference":"Patient/p"},"medicationCodeableConcept":{"coding":[
            {"system":"http://hl7.org/fhir/sid/ndc","code":"00000111122"}]}}}]}},
         "prefetch":{"patient":{"resourceType":"Patient","id":"p"},
          "coverage":{"resourceType":"Coverage","id":"c","status":"active","subscriberId":"M-1",
           "beneficiary":{"reference":"Patient/p"},"payor":[{"reference":"Organization/o"}]}}}
        """;

    @TempDir
    private Path folder;

    private HikariDataSource source;
    private CaseStore cases;
    private AssertionStore assertions;
    private Teller teller;

    @BeforeEach
    void open() {
        source = new DatabaseFile(folder).open();
        Flyway.configure().dataSource(source).load().migrate();
        var database = new Database(source);
        cases = new CaseStore(database);
        assertions = new AssertionStore(database);
        var grants = new Grants(cases, assertions, new Numbers(database));
        teller = new Teller(
                (call, coverage, day) -> Optional.empty(),
                new Determiner((product, classes) -> false),
                grants,
                UUID::randomUUID);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void a_grant_is_a_case_on_file_before_it_is_told() {
        Granted granted = (Granted) tell(BODY, Map.of(Grants.SWITCH, true));

        Case kept = cases.byNumber(granted.number()).orElseThrow();

        assertThat(kept.interfaceVersion()).isEqualTo("order-sign");
        assertThat(kept.items().getFirst().authorizationNumber()).isEqualTo(granted.number());
        assertThat(granted.from()).isEqualTo(DAY);
        assertThat(granted.billing()).hasSize(1);
    }

    @Test
    void the_same_content_asked_again_gets_the_same_number() {
        Granted first = (Granted) tell(BODY, Map.of(Grants.SWITCH, true));
        String again =
                BODY.replace("h-1", "h-2").replace("\"id\":\"m\",", "\"id\" : \"m\", \"meta\":{\"versionId\":\"2\"},");

        Granted second = (Granted) tell(again, Map.of(Grants.SWITCH, true));

        assertThat(second.number()).isEqualTo(first.number());
    }

    @Test
    void another_content_gets_another_number() {
        Granted first = (Granted) tell(BODY, Map.of(Grants.SWITCH, true));
        String other = BODY.replace("\"intent\":\"order\"", "\"intent\":\"order\",\"priority\":\"urgent\"");

        assertThat(((Granted) tell(other, Map.of(Grants.SWITCH, true))).number())
                .isNotEqualTo(first.number());
    }

    @Test
    void found_35_a_what_if_call_is_not_granted() {
        String whatIf = BODY.replace(
                "\"hook\":", "\"extension\":{\"davinci-crd.configuration\":{\"unsolicited-determ\":false}},\"hook\":");

        assertThat(tell(whatIf, Map.of(Grants.SWITCH, true))).isInstanceOf(ToRequest.class);
    }

    @Test
    void without_the_policys_switch_nothing_is_granted() {
        assertThat(tell(BODY, Map.of())).isInstanceOf(ToRequest.class);
        assertThat(tell(BODY, Map.of(Grants.SWITCH, false))).isInstanceOf(ToRequest.class);
    }

    @Test
    void an_open_billing_code_is_not_granted() {
        String clinical = BODY.replace("http://hl7.org/fhir/sid/ndc", "http://www.nlm.nih.gov/research/umls/rxnorm");

        assertThat(tell(clinical, Map.of(Grants.SWITCH, true))).isInstanceOf(ToRequest.class);
    }

    private Verdict tell(String body, Map<String, Object> switches) {
        byte[] bytes = body.getBytes(UTF_8);
        HookCall call = HookReader.read(JsonDocument.parse(bytes, Limits.DEFAULT), Hook.ORDER_SIGN);
        Focus focus = call.foci().getFirst();
        Order order = new OrderReader(call.resources()).read(focus.order(), null, null, DAY);
        Chart chart = new ChartReader()
                .read(new ChartSource(
                        call.resources(),
                        call.patient(),
                        DAY,
                        Channel.HOOK,
                        call.unavailable(),
                        order.reference(),
                        null,
                        null));
        var appraisal = new Assessed(focus, order, chart, met(switches));
        var question = new Question(call, bytes, Instant.parse("2025-06-16T10:00:00Z"));
        Told told = teller.tell(question, appraisal, DAY, true);
        assertions.keep(told.answers().stream().map(Told.Answer::assertion).toList());
        return told.answers().getFirst().information().verdict();
    }

    private static Assessment met(Map<String, Object> switches) {
        var policy = new Policy(
                "p", "1", "urn:p", "Policy", "A plan", "P", null, null, List.of(), List.of(), List.of(), List.of(),
                Map.of(), switches, "review", List.of(), null, List.of(), Map.of(), "00");
        return new Assessment(
                policy, Assessment.Product.GOVERNED, "initial", null, DAY, Finding.MET, List.of(), List.of());
    }
}
