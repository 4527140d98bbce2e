package dev.priori.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.priori.authorization.response.PasVersion;
import dev.priori.pas.PasAnswer;
import dev.priori.pas.PasBodies;
import dev.priori.pas.PasBody;
import dev.priori.pas.PasHarness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every kind of answer of both PAS versions, and the requests of the tour, conform to their profiles. */
class PasConformanceIT {

    private static final String EB = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final Map<String, String> OF_SUBMIT = Map.of(
            "ClaimResponse",
            EB + "profile-claimresponse",
            "CommunicationRequest",
            EB + "profile-communicationrequest",
            "Task",
            EB + "profile-task");
    private static final Map<String, String> OF_INQUIRY =
            Map.of("ClaimResponse", EB + "profile-claiminquiryresponse", "Task", EB + "profile-task");

    private static final Map<String, String> OF_REQUEST = Map.of(
            "Claim", EB + "profile-claim",
            "Patient", EB + "profile-beneficiary",
            "Coverage", EB + "profile-coverage",
            "PractitionerRole", EB + "profile-practitionerrole",
            "Practitioner", EB + "profile-practitioner");

    @TempDir
    Path folder;

    private static @Nullable Conformance conformance;

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

    @ParameterizedTest
    @EnumSource
    void answers_conform(PasVersion version) {
        Conformance validator = validator();
        var findings = new LinkedHashMap<String, List<String>>();
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            for (Map.Entry<String, PasBody> request : PasBodies.everyOutcome().entrySet()) {
                PasBody body = version == PasVersion.V2_0 ? request.getValue().for20() : request.getValue();
                JsonNode answer = server.submit(version, body).json();
                findings.putAll(check(version, request.getKey(), answer, "profile-pas-response-bundle", OF_SUBMIT));
            }
            findings.putAll(inquiries(server, version, PasBody.tour("inquire-kras-missing")));
            findings.put(
                    "metadata",
                    validator.errors(
                            guide(version), null, server.metadata(version).json()));
        }
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
    }

    @ParameterizedTest
    @EnumSource
    void requests_of_the_suites_and_their_answers_conform(PasVersion version) {
        validator();
        var findings = new LinkedHashMap<String, List<String>>();
        try (var server = new PasHarness(folder, Duration.ZERO)) {
            for (PasBody body : PasBodies.ofSuite(version, "must-support-submit")) {
                JsonNode answer = server.submit(version, body).json();
                String name = body.bundle().path("id").asString("");
                findings.putAll(check(version, name, answer, "profile-pas-response-bundle", OF_SUBMIT));
            }
            for (PasBody body : PasBodies.ofSuite(version, "must-support-inquire")) {
                findings.putAll(inquiries(server, version, body));
            }
        }
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
    }

    private static Map<String, List<String>> inquiries(PasHarness server, PasVersion version, PasBody body) {
        PasAnswer answer = server.inquire(version, body);
        List<JsonNode> bundles = version == PasVersion.V2_0 ? List.of(answer.json()) : answer.returned();
        assertThat(bundles).as(answer.body()).isNotEmpty();
        var findings = new LinkedHashMap<String, List<String>>();
        for (JsonNode bundle : bundles) {
            String name = "inquiry " + body.bundle().path("id").asString("") + " " + findings.size();
            findings.putAll(check(version, name, bundle, "profile-pas-inquiry-response-bundle", OF_INQUIRY));
        }
        return findings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"met", "kras-missing", "combination"})
    void requests_of_the_tour_conform(String name) {
        validator();
        var findings = new LinkedHashMap<String, List<String>>();
        JsonNode submit = PasBody.tour("submit-" + name).bundle();
        findings.putAll(check(PasVersion.V2_2, "submit", submit, "profile-pas-request-bundle", OF_REQUEST));
        JsonNode inquire = PasBody.tour("inquire-" + name).bundle();
        Map<String, String> claim = Map.of("Claim", EB + "profile-claim-inquiry");
        findings.putAll(check(PasVersion.V2_2, "inquire", inquire, "profile-pas-inquiry-request-bundle", claim));
        assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
    }

    @Test
    void a_broken_answer_is_found_out() {
        JsonNode broken = PasBody.of("{\"resourceType\":\"ClaimResponse\",\"status\":\"active\"}")
                .bundle();
        assertThat(validator().errors(Guide.PAS_2_2, OF_SUBMIT.get("ClaimResponse"), broken))
                .isNotEmpty();
    }

    private static Conformance validator() {
        assumeTrue(conformance != null, "no FHIR packages");
        return Objects.requireNonNull(conformance);
    }

    private static Map<String, List<String>> check(
            PasVersion version, String name, JsonNode bundle, String profile, Map<String, String> profiles) {
        Conformance validator = validator();
        var findings = new LinkedHashMap<String, List<String>>();
        findings.put(name, validator.bundleErrors(guide(version), EB + profile, bundle));
        int entry = 0;
        for (JsonNode one : bundle.path("entry").values()) {
            JsonNode resource = one.path("resource");
            String own = profiles.get(resource.path("resourceType").asString(""));
            if (own != null) {
                findings.put(name + " entry " + entry, validator.errors(guide(version), own, resource));
            }
            entry++;
        }
        return findings;
    }

    private static Guide guide(PasVersion version) {
        return switch (version) {
            case V2_0 -> Guide.PAS_2_0;
            case V2_2 -> Guide.PAS_2_2;
        };
    }
}
