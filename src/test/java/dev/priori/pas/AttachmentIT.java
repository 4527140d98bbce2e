package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static dev.priori.pas.PasAnswer.pas;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class AttachmentIT {

    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String MEMBERS = "https://priori.dev/sid/member";

    @TempDir
    Path folder;

    private PasHarness server;

    private final PasBody asking = PasBody.tour("submit-kras-missing");

    @BeforeEach
    void start() {
        server = new PasHarness(folder, Duration.ZERO);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void ainfo_what_was_asked_for_is_attached_and_the_item_is_decided(PasVersion version) {
        PasAnswer pended = server.submit(version, asking);
        JsonNode tracking = pended.resources("CommunicationRequest")
                .getFirst()
                .path("identifier")
                .path(0);
        PasAnswer taken = attach(version, parameters(tracking, result()));
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
        JsonNode item = inquired(version);
        assertThat(code(item)).as(item.toString()).isEqualTo("A1");
        assertThat(reference(item)).isEqualTo(reference(pended.item(1)));
    }

    @Test
    void the_identifier_of_the_task_leads_to_the_request_too() {
        PasAnswer pended = server.submit(PasVersion.V2_2, asking);
        JsonNode task = pended.resources("Task").getFirst();
        assertThat(task.path("input").path(0).path("valueUrl").asString(""))
                .isEqualTo(server.base(PasVersion.V2_2) + "/$submit-attachment");
        attach(PasVersion.V2_2, parameters(task.path("identifier").path(0), result()));
        assertThat(code(inquired(PasVersion.V2_2))).isEqualTo("A1");
    }

    @Test
    void attachments_wait_for_the_last_of_them_and_count_together() {
        JsonNode tracking = server.submit(PasVersion.V2_2, asking)
                .resources("Task")
                .getFirst()
                .path("identifier")
                .path(0);
        List<JsonNode> result = result();
        ObjectNode first = parameters(tracking, result.subList(0, 1));
        ((ArrayNode) first.get("parameter")).addObject().put("name", "Final").put("valueBoolean", false);
        attach(PasVersion.V2_2, first);
        assertThat(code(inquired(PasVersion.V2_2))).isEqualTo("A4");
        attach(PasVersion.V2_2, parameters(tracking, result.subList(1, result.size())));
        assertThat(code(inquired(PasVersion.V2_2))).isEqualTo("A1");
    }

    @Test
    void attachments_of_another_member_or_sender_or_of_nothing_that_pends_are_refused() {
        PasAnswer pended = server.submit(PasVersion.V2_2, asking);
        JsonNode tracking = pended.resources("CommunicationRequest")
                .getFirst()
                .path("identifier")
                .path(0);
        ObjectNode stranger = parameters(tracking, result());
        identifier(stranger, "MemberId", MEMBERS, "M-9999");
        ObjectNode sender = parameters(tracking, result());
        identifier(sender, "OrganizationId", NPI, "1500000033");
        for (ObjectNode body : List.of(stranger, sender)) {
            assertThat(attach(PasVersion.V2_2, body).status()).isEqualTo(422);
        }
        attach(PasVersion.V2_2, parameters(tracking, result()));
        PasAnswer late = attach(PasVersion.V2_2, parameters(tracking, result()));
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.expressions()).containsExactly("Parameters.parameter.where(name = 'TrackingId')");
    }

    @Test
    void whoever_sends_attachments_is_told_everything_that_is_missing_at_once() {
        PasAnswer answer = server.post(
                PasVersion.V2_2, "/$submit-attachment", "{\"resourceType\":\"Parameters\",\"parameter\":[]}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.expressions()).hasSize(5).allMatch(path -> path.startsWith("Parameters.parameter"));
    }

    private PasAnswer attach(PasVersion version, ObjectNode parameters) {
        return server.post(version, "/$submit-attachment", parameters.toString());
    }

    /** The item as an inquiry tells of it. */
    private JsonNode inquired(PasVersion version) {
        PasAnswer found = server.inquire(version, PasBody.tour("inquire-kras-missing"));
        JsonNode bundle =
                version == PasVersion.V2_0 ? found.json() : found.returned().getFirst();
        return bundle.path("entry").path(0).path("resource").path("item").path(0);
    }

    private List<JsonNode> result() {
        return PasBodies.result(asking).stream()
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static ObjectNode parameters(JsonNode tracking, List<JsonNode> contents) {
        ObjectNode parameters = JsonMapper.shared().createObjectNode().put("resourceType", "Parameters");
        ArrayNode list = parameters.putArray("parameter");
        list.addObject().put("name", "TrackingId").set("valueIdentifier", tracking);
        list.addObject().put("name", "AttachTo").put("valueCode", "preauthorization");
        identifier(parameters, "OrganizationId", NPI, "1500000017");
        identifier(parameters, "MemberId", MEMBERS, "M-0002");
        for (JsonNode content : contents) {
            list.addObject()
                    .put("name", "Attachment")
                    .putArray("part")
                    .addObject()
                    .put("name", "Content")
                    .set("resource", content);
        }
        return parameters;
    }

    private static void identifier(ObjectNode parameters, String name, String system, String value) {
        ArrayNode list = (ArrayNode) parameters.get("parameter");
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).path("name").asString("").equals(name)) {
                list.remove(i);
            }
        }
        list.addObject()
                .put("name", name)
                .putObject("valueIdentifier")
                .put("system", system)
                .put("value", value);
    }

    private static String reference(JsonNode item) {
        return pas(item, "extension-administrationReferenceNumber")
                .path("valueString")
                .asString("");
    }
}
