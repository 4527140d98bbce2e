package dev.priori.pas;

import static dev.priori.pas.PasAnswer.code;
import static dev.priori.pas.PasAnswer.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class InquireIT {

    @TempDir
    Path folder;

    private PasBody met = PasBody.tour("submit-met");
    private PasBody asking = PasBody.tour("inquire-met");

    @BeforeEach
    void freshBodies() {
        met = PasBody.tour("submit-met");
        asking = PasBody.tour("inquire-met");
    }

    @ParameterizedTest
    @EnumSource
    void a_decided_request_is_found_by_member_and_provider_after_a_restart(PasVersion version) {
        String number;
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            number = number(server.submit(version, met).item(1));
        }
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            JsonNode response = only(version, server.inquire(version, asking));
            assertThat(number(response.path("item").path(0))).isEqualTo(number).isNotNull();
            assertThat(response.path("meta").toString()).contains("profile-claiminquiryresponse");
            assertThat(response.path("request").path("reference").asString("")).endsWith("/Claim/request-met");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_case_is_found_by_either_number_in_either_version(PasVersion version) {
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            server.submit(version, met);
            String number =
                    Objects.requireNonNull(number(server.submit(version, met).item(1)));
            PasAnswer pended = server.submit(version, PasBody.tour("submit-kras-missing"));
            String reference = PasAnswer.pas(pended.item(1), "extension-administrationReferenceNumber")
                    .path("valueString")
                    .asString("");
            for (PasVersion asked : PasVersion.values()) {
                JsonNode approved =
                        only(asked, server.inquire(asked, asking.numbered("extension-authorizationNumber", number)));
                assertThat(code(approved.path("item").path(0))).isEqualTo("A1");
                JsonNode open = only(
                        asked,
                        server.inquire(
                                asked,
                                PasBody.tour("inquire-kras-missing")
                                        .numbered("extension-administrationReferenceNumber", reference)));
                assertThat(code(open.path("item").path(0))).isEqualTo("A4");
                assertThat(open.has("communicationRequest")).isFalse();
            }
        }
    }

    @Test
    void PAS_2_2_each_case_comes_in_a_bundle_of_its_own_and_none_in_an_empty_answer() {
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            PasAnswer none = server.inquire(PasVersion.V2_2, asking);
            assertThat(none.status()).as(none.body()).isEqualTo(200);
            assertThat(none.json().path("resourceType").asString("")).isEqualTo("Parameters");
            assertThat(none.returned()).isEmpty();
            server.submit(PasVersion.V2_2, met);
            server.submit(PasVersion.V2_0, met);
            assertThat(server.inquire(PasVersion.V2_2, asking).returned()).hasSize(2);
        }
    }

    @Test
    void PAS_2_0_cases_come_together_and_none_as_information_in_a_bundle() {
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            PasAnswer none = server.inquire(PasVersion.V2_0, asking);
            assertThat(none.status()).as(none.body()).isEqualTo(200);
            assertThat(none.resources("OperationOutcome")).hasSize(1);
            server.submit(PasVersion.V2_0, met);
            server.submit(PasVersion.V2_0, met);
            PasAnswer two = server.inquire(PasVersion.V2_0, asking);
            assertThat(two.resources("ClaimResponse")).hasSize(2);
            assertThat(two.resources("Patient")).hasSize(1);
            assertThat(two.resources("Claim")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void spec_53_who_neither_requested_nor_orders_is_told_nothing(PasVersion version) {
        PasBody stranger = asking.with(body -> {
            var identifiers =
                    (ArrayNode) body.resource("Organization", "clinic").get("identifier");
            identifiers.removeAll();
            identifiers
                    .addObject()
                    .put("system", "http://hl7.org/fhir/sid/us-npi")
                    .put("value", "1500000033");
        });
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            String number =
                    Objects.requireNonNull(number(server.submit(version, met).item(1)));
            PasBody byNumber = stranger.numbered("extension-authorizationNumber", number);
            PasAnswer nothing = server.inquire(version, stranger);
            assertThat(nothing.status()).isEqualTo(200);
            assertThat(nothing.body()).doesNotContain("ClaimResponse/");
            JsonNode refusal = only(version, server.inquire(version, byNumber));
            assertThat(refusal.path("outcome").asString("")).isEqualTo("error");
            assertThat(refusal.has("item")).isFalse();
            assertThat(refusal.toString()).doesNotContain(number);
            JsonNode neverIssued = only(
                    version,
                    server.inquire(version, asking.numbered("extension-authorizationNumber", "PA-9999999999")));
            assertThat(neverIssued.path("processNote")).isEqualTo(refusal.path("processNote"));
            assertThat(PasAnswer.pas(neverIssued.path("error").path(0), "extension-errorPath")
                            .path("valueString")
                            .asString(""))
                    .isEqualTo("Bundle.entry[0].resource.item[0].extension");
        }
    }

    @ParameterizedTest
    @EnumSource
    void spec_53_the_ordering_practitioner_is_told(PasVersion version) {
        PasBody practitioner = asking.with(body -> {
            ObjectNode clinic = body.resource("Organization", "clinic");
            ((ArrayNode) clinic.get("identifier"))
                    .removeAll()
                    .addObject()
                    .put("system", "http://hl7.org/fhir/sid/us-npi")
                    .put("value", "1234567893");
        });
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            server.submit(version, met);
            assertThat(code(only(version, server.inquire(version, practitioner))
                            .path("item")
                            .path(0)))
                    .isEqualTo("A1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_an_item_of_the_inquiry_names_narrows_the_search(PasVersion version) {
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            server.submit(version, met);
            server.submit(
                    version,
                    met.servicedPeriod("2024-01-01", "2024-03-31")
                            .with(body -> body.item().remove("extension")));
            assertThat(found(version, server.inquire(version, asking))).isEqualTo(2);
            Map<Integer, PasBody> narrowed = Map.of(
                    1,
                    asking.servicedPeriod("2025-12-01", "2025-12-31"),
                    2,
                    asking.servicedPeriod("2024-02-01", "2025-07-01"),
                    0,
                    asking.servicedPeriod("2022-02-01", "2022-07-01"));
            narrowed.forEach((hits, body) -> assertThat(found(version, server.inquire(version, body)))
                    .as(body.item().toString())
                    .isEqualTo(hits));
            assertThat(found(version, server.inquire(version, reviewed("A1")))).isEqualTo(1);
            assertThat(found(version, server.inquire(version, reviewed("A3")))).isZero();
            PasBody otherProduct = asking.with(body -> ((ObjectNode)
                            body.item().path("productOrService").path("coding").path(0))
                    .put("system", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets")
                    .put("code", "J9303"));
            assertThat(found(version, server.inquire(version, otherProduct))).isZero();
        }
    }

    private PasBody reviewed(String code) {
        return asking.with(body -> {
            ObjectNode extension = ((ArrayNode) body.item().withArray("extension")).addObject();
            extension
                    .put("url", "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-reviewActionCode")
                    .putObject("valueCodeableConcept")
                    .putArray("coding")
                    .addObject()
                    .put("system", "https://codesystem.x12.org/005010/306")
                    .put("code", code);
        });
    }

    private static int found(PasVersion version, PasAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return version == PasVersion.V2_0
                ? answer.resources("ClaimResponse").size()
                : answer.returned().size();
    }

    @ParameterizedTest
    @EnumSource
    void without_a_member_id_nothing_is_looked_for(PasVersion version) {
        PasBody nobody = asking.with(body -> {
            body.resource("Patient").remove("identifier");
            body.resource("Coverage").remove("identifier");
            body.resource("Coverage").remove("subscriberId");
        });
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            PasAnswer answer = server.inquire(version, nobody);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.expressions()).containsExactly("Bundle.entry[1].resource.identifier");
        }
    }

    private static JsonNode only(PasVersion version, PasAnswer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        if (version == PasVersion.V2_0) {
            assertThat(answer.resources("ClaimResponse")).as(answer.body()).hasSize(1);
            return answer.claimResponse();
        }
        assertThat(answer.returned()).as(answer.body()).hasSize(1);
        return answer.returned().getFirst().path("entry").path(0).path("resource");
    }
}
