package dev.priori.crd.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.priori.crd.hook.Hook;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookReaderTest {
    private static final String ORDER =
            "{'resourceType':'MedicationRequest','id':'m','text':{'div':'x'},'subject':{'reference':'Patient/p'}}";
    private static final String CONTEXT =
            "'context':{'userId':'Practitioner/d','patientId':'p','draftOrders':{'resourceType':'Bundle','entry':[{'resource':"
                    + ORDER + "}]}}";
    private static final String HEAD = "'hook':'order-sign','hookInstance':'2f2b1f0e-7d0b-4a84-9c52-0d4c8f6a1c11',";

    @Test
    void an_order_is_kept_with_the_callers_own_bytes() {
        HookCall call = read("{" + HEAD + CONTEXT + "}");

        assertThat(call.foci()).hasSize(1);
        assertThat(call.foci().getFirst().reference()).isEqualTo("MedicationRequest/m");
        assertThat(new String(call.foci().getFirst().bytes(), UTF_8)).isEqualTo(ORDER.replace('\'', '"'));
        assertThat(call.options().wants("coverage-info")).isTrue();
        assertThat(call.options().maxCards()).isEqualTo(10);
    }

    @Test
    void found_33_unknown_elements_are_passed_over() {
        assertThat(read("{" + HEAD + "'more':[1,{}]," + CONTEXT.replace("'patientId'", "'other':true,'patientId'")
                                + "}")
                        .patientId())
                .isEqualTo("p");
    }

    @Test
    void every_fault_is_named_at_once() {
        Problem problem = refused("{'hook':'order-select','context':{'userId':7,'draftOrders':{'resourceType':'Bundle',"
                + "'entry':[{},{'resource':{'resourceType':'ServiceRequest','subject':{'reference':'Patient/q'}}}]}}}");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.issues().stream().map(Issue::expression))
                .containsExactly(
                        "hook",
                        "hookInstance",
                        "context.userId",
                        "context.patientId",
                        "context.draftOrders.entry[0].resource",
                        "context.draftOrders.entry[1].resource.id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Patient/p'|'Patient/q'|context.draftOrders.entry[0].resource.subject",
                "'id':'m'|'id':'a b'|context.draftOrders.entry[0].resource.id",
                "'resourceType':'Bundle'|'resourceType':'List'|context.draftOrders",
                "'text':{'div':'x'}|'extension':{}|context.draftOrders.entry[0].resource.extension",
                "'text':{'div':'x'}|'extension':[null]|context.draftOrders.entry[0].resource.extension",
                "'Practitioner/d'|'d'|context.userId",
                "'patientId':'p'|'patientId':null|context.patientId",
                "'hook':|'extension':{'davinci-crd.requestedVersion':'9.9'},'hook':|extension.'davinci-crd.requestedVersion'",
                "'hook':|'prefetch':[],'hook':|prefetch",
                "'hook':|'prefetch':{'labs':'x'},'hook':|prefetch.labs",
                "'hook':|'prefetch':{'patient':{'resourceType':'Patient','id':'q'}},'hook':|prefetch.patient.id",
            })
    void a_fault_is_answered_422_with_its_element(String from, String to, String expression) {
        Problem problem = refused(("{" + HEAD + CONTEXT + "}").replace(from, to));

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.issues().stream().map(Issue::expression)).containsExactly(expression);
    }

    @Test
    void a_bundle_without_entries_is_refused() {
        Problem problem = refused("{" + HEAD + CONTEXT.replaceAll("\\[.*]", "[]") + "}");

        assertThat(problem.issues().stream().map(Issue::expression)).containsExactly("context.draftOrders.entry");
    }

    @Test
    void two_drafts_of_one_id_are_refused() {
        Problem problem = refused("{" + HEAD + CONTEXT.replace("[{", "[{'resource':" + ORDER + "},{") + "}");

        assertThat(problem.issues().stream().map(Issue::code)).containsExactly("duplicate");
    }

    @Test
    void a_draft_that_is_no_order_is_context_only() {
        HookCall call = read(
                "{" + HEAD + CONTEXT.replace("[{", "[{'resource':{'resourceType':'Medication','id':'drug'}},{") + "}");

        assertThat(call.foci()).hasSize(1);
        assertThat(call.resources().ofType("Medication")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':{}|MedicationRequest",
                "'medicationRequests':null|",
                "'medicationRequests':{'resourceType':'Bundle'}|",
                "'any':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'MedicationRequest','id':'n'}}]}|",
                "'any':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'MedicationRequest','id':'m'}}]}|MedicationRequest",
                "'any':{'resourceType':'Bundle','link':[{'relation':'next'}],'entry':[{'resource':{'resourceType':'MedicationRequest','id':'n'}}]}|MedicationRequest",
                "'medication-statements':{'resourceType':'OperationOutcome'},'medicationrequest':null|MedicationStatement",
            })
    void what_did_not_come_proves_nothing(String prefetch, String unavailable) {
        HookCall call = read("{" + HEAD + "'prefetch':{" + prefetch + "}," + CONTEXT + "}");

        assertThat(String.join(",", call.unavailable())).isEqualTo(unavailable == null ? "" : unavailable);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':null|false",
                "'coverage':null|true",
                "'coverage':{'resourceType':'OperationOutcome'}|false",
                "'coverage':{'resourceType':'Coverage','id':'c'}|true",
                "'insurance':{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Coverage','id':'c'}}]}|true",
            })
    void a_coverage_was_asked_for_or_not(String prefetch, boolean asked) {
        assertThat(read("{" + HEAD + "'prefetch':{" + prefetch + "}," + CONTEXT + "}")
                        .coverageAsked())
                .isEqualTo(asked);
    }

    @Test
    void dev_6_options_of_the_wrong_type_are_passed_over() {
        Options options = read("{" + HEAD
                        + "'extension':{'davinci-crd.configuration':{'coverage-info':'no','max-cards':-1,"
                        + "'guideline':false,'nonsense':{}}}," + CONTEXT + "}")
                .options();

        assertThat(options.wants("coverage-info")).isTrue();
        assertThat(options.wants("guideline")).isFalse();
        assertThat(options.maxCards()).isEqualTo(10);
    }

    private static Problem refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
    }

    private static HookCall read(String body) {
        return HookReader.read(
                JsonDocument.parse(body.replace('\'', '"').getBytes(UTF_8), Limits.DEFAULT), Hook.ORDER_SIGN);
    }
}
