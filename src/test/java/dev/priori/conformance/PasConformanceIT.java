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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every kind of answer of both PAS versions conforms to its profiles. */
class PasConformanceIT {

    private static final String EB = "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/";
    private static final Map<String, String> OF_SUBMIT = Map.of(
            "ClaimResponse", EB + "profile-claimresponse", "CommunicationRequest", EB + "profile-communicationrequest");
    private static final Map<String, String> OF_INQUIRY = Map.of("ClaimResponse", EB + "profile-claiminquiryresponse");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void answers_conform(PasVersion version) {
        Optional<Conformance> started = Conformance.start();
        assumeTrue(started.isPresent(), "no FHIR packages");
        try (Conformance conformance = started.orElseThrow();
                var server = new PasHarness(folder, Duration.ZERO)) {
            var findings = new LinkedHashMap<String, List<String>>();
            for (Map.Entry<String, PasBody> request : PasBodies.everyOutcome().entrySet()) {
                PasBody body = version == PasVersion.V2_0 ? request.getValue().for20() : request.getValue();
                JsonNode answer = server.submit(version, body).json();
                check(
                        conformance,
                        version,
                        request.getKey(),
                        answer,
                        "profile-pas-response-bundle",
                        OF_SUBMIT,
                        findings);
            }
            PasAnswer inquiry = server.inquire(version, PasBody.tour("inquire-kras-missing"));
            List<JsonNode> bundles = version == PasVersion.V2_0 ? List.of(inquiry.json()) : inquiry.returned();
            for (JsonNode bundle : bundles) {
                check(
                        conformance,
                        version,
                        "inquiry",
                        bundle,
                        "profile-pas-inquiry-response-bundle",
                        OF_INQUIRY,
                        findings);
            }
            findings.put(
                    "metadata",
                    conformance.errors(
                            guide(version), null, server.metadata(version).json()));
            assertThat(findings.values()).as(findings.toString()).allMatch(List::isEmpty);
        }
    }

    @Test
    void a_broken_answer_is_found_out() {
        Optional<Conformance> started = Conformance.start();
        assumeTrue(started.isPresent(), "no FHIR packages");
        try (Conformance conformance = started.orElseThrow()) {
            JsonNode broken = PasBody.of("{\"resourceType\":\"ClaimResponse\",\"status\":\"active\"}")
                    .bundle();
            assertThat(conformance.errors(Guide.PAS_2_2, OF_SUBMIT.get("ClaimResponse"), broken))
                    .isNotEmpty();
        }
    }

    private static void check(
            Conformance conformance,
            PasVersion version,
            String name,
            JsonNode bundle,
            String profile,
            Map<String, String> profiles,
            Map<String, List<String>> findings) {
        findings.put(name, conformance.bundleErrors(guide(version), EB + profile, bundle));
        int entry = 0;
        for (JsonNode one : bundle.path("entry").values()) {
            JsonNode resource = one.path("resource");
            String own = profiles.get(resource.path("resourceType").asString(""));
            if (own != null) {
                findings.put(name + " entry " + entry, conformance.errors(guide(version), own, resource));
            }
            entry++;
        }
    }

    private static Guide guide(PasVersion version) {
        return switch (version) {
            case V2_0 -> Guide.PAS_2_0;
            case V2_2 -> Guide.PAS_2_2;
        };
    }
}
