package dev.priori.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.Priori;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was approved on request is known when the order is signed. */
@SpringBootTest(
        classes = Priori.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "priori.data=target/approval-on-file-it")
class ApprovalOnFileIT {

    private final HookServer server;

    ApprovalOnFileIT(@LocalServerPort int port) {
        this.server = HookServer.at(port);
    }

    @Test
    void an_approval_on_file_is_satisfied_with_its_number() throws Exception {
        String number = approvalOf("met");

        HookAnswerRead answer = server.ask(HookBody.tour("met"));

        assertThat(answer.codes()).isEqualTo("covered satisfied");
        assertThat(HookAnswerRead.children(answer.information().getFirst(), "satisfied-pa-id").stream()
                        .map(child -> child.path("valueString").stringValue()))
                .containsExactly(number);
        assertThat(answer.reasons()).contains("Authorized already");
    }

    @Test
    void a_record_that_has_become_incomplete_does_not_take_the_approval_away() throws Exception {
        approvalOf("met");
        HookBody body = HookBody.tour("met");
        body.prefetch().remove("observations");

        assertThat(server.ask(body).codes()).isEqualTo("covered satisfied");
    }

    @Test
    void a_doubt_about_the_dose_is_not_covered_by_the_approval() throws Exception {
        approvalOf("met");
        HookBody body = HookBody.tour("met");
        ((ObjectNode) body.order().at("/dosageInstruction/0/doseAndRate/0/doseQuantity")).put("value", 8);

        assertThat(server.ask(body).codes()).isEqualTo("covered auth-needed clinical");
    }

    @Test
    void found_35_a_what_if_call_hears_of_no_number() throws Exception {
        approvalOf("met");

        assertThat(server.ask(HookBody.tour("met").withOption("unsolicited-determ", "false"))
                        .codes())
                .isEqualTo("covered auth-needed");
    }

    @Test
    void a_later_order_near_the_end_hears_that_it_can_be_renewed() throws Exception {
        approvalOf("met");
        HookBody body = HookBody.tour("met");
        body.order().put("authoredOn", "2026-05-20");
        body.order().remove("dispenseRequest");

        assertThat(server.ask(body).reasons()).contains("Authorized already", "renewal can be requested now");
    }

    private String approvalOf(String name) throws Exception {
        byte[] claim = Files.readAllBytes(Path.of("fhir-resources/server/tour/submit-" + name + ".json"));
        JsonNode answer = server.send("/fhir/pas/2.2/Claim/$submit", claim, "application/fhir+json")
                .json();
        return answer.findValue("preAuthRef").stringValue();
    }
}
