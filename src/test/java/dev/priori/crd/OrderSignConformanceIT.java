package dev.priori.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.priori.Priori;
import dev.priori.conformance.Conformance;
import dev.priori.conformance.Guide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Every kind of answer to order-sign conforms to CRD 2.0.1, and refusals to the base specification. */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "priori.data=target/order-sign-conformance-it")
class OrderSignConformanceIT {

    private static final String ORDER =
            "http://hl7.org/fhir/us/davinci-crd/StructureDefinition/profile-medicationrequest";

    private static final String UNKNOWN_CODE =
            "{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'999999999'}],'text':'An"
                    + " unknown drug'}";

    private static Conformance conformance;

    private final HookServer server;

    OrderSignConformanceIT(@LocalServerPort int port) {
        this.server = HookServer.at(port);
    }

    @BeforeAll
    static void start() {
        conformance = Conformance.start().orElse(null);
    }

    @AfterAll
    static void stop() {
        if (conformance != null) {
            conformance.close();
        }
    }

    @Test
    void resp_47_orders_with_coverage_information_conform_to_their_profile() throws Exception {
        assumeTrue(conformance != null, "no FHIR packages");
        var findings = new LinkedHashMap<String, List<String>>();
        for (Map.Entry<String, HookBody> body : everyOutcome().entrySet()) {
            List<JsonNode> orders = server.ask(body.getValue()).orders();
            assertThat(orders).as(body.getKey()).isNotEmpty();
            for (JsonNode order : orders) {
                findings.put(body.getKey(), conformance.errors(Guide.CRD_2_0, ORDER, order));
            }
        }
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
    }

    @Test
    void a_refusal_is_a_valid_operation_outcome() throws Exception {
        assumeTrue(conformance != null, "no FHIR packages");
        HookBody body = HookBody.tour("met");
        body.root().remove("context");
        JsonNode outcome = server.ask(body).json();
        assertThat(outcome.path("resourceType").stringValue()).isEqualTo("OperationOutcome");
        assertThat(conformance.errors(Guide.CRD_2_0, null, outcome)).isEmpty();
    }

    private static Map<String, HookBody> everyOutcome() {
        var bodies = new LinkedHashMap<String, HookBody>();
        bodies.put("everything met", HookBody.tour("met"));
        bodies.put("information missing", HookBody.tour("kras-missing"));
        bodies.put("for review", HookBody.tour("combination"));
        bodies.put("text only", HookBody.tour("met").withProduct("{'text':'Lumakras 240 mg'}"));
        bodies.put("not governed", HookBody.tour("met").withProduct(UNKNOWN_CODE));
        HookBody ended = HookBody.tour("met");
        ended.coverage().putObject("period").put("start", "2023-01-01").put("end", "2024-12-31");
        bodies.put("coverage ended", ended);
        bodies.put("two orders", HookBody.test("two-orders"));
        return bodies;
    }
}
