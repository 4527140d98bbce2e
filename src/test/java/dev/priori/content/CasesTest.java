package dev.priori.content;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A case folder is complete in itself: a FHIR chart whose references resolve, and expectations in known words. */
class CasesTest {

    private static final Path CASES = ContentFiles.ROOT.resolve("lumakras/cases");
    private static final IParser STRICT =
            FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    private static final Set<String> FINDINGS = Set.of("MET", "NOT_MET", "UNKNOWN");

    @ParameterizedTest
    @MethodSource("folders")
    void a_chart_is_a_collection_bundle_about_one_patient_without_narrative(Path folder) throws IOException {
        Bundle chart = STRICT.parseResource(Bundle.class, Files.readString(folder.resolve("chart.json")));
        assertThat(chart.getType()).isEqualTo(Bundle.BundleType.COLLECTION);
        assertThat(chart.getEntry())
                .filteredOn(entry -> entry.getResource().fhirType().equals("Patient"))
                .hasSize(1);
        assertThat(chart.getEntry()).allSatisfy(entry -> {
            assertThat(entry.getFullUrl())
                    .endsWith("/" + entry.getResource().fhirType() + "/"
                            + entry.getResource().getIdPart());
            assertThat(((DomainResource) entry.getResource()).hasText()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_reference_of_a_chart_leads_to_one_of_its_entries(Path folder) {
        JsonNode chart = ContentFiles.read(folder.resolve("chart.json"));
        List<String> entries = ContentFiles.elements(chart, "entry")
                .map(entry -> entry.path("resource"))
                .map(resource -> resource.path("resourceType").stringValue() + "/"
                        + resource.path("id").stringValue())
                .toList();
        assertThat(entries).doesNotHaveDuplicates();
        assertThat(values(chart, "reference")).isSubsetOf(entries);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void every_answer_of_a_chart_belongs_to_an_item_of_the_questionnaire(Path folder) {
        JsonNode questionnaire = ContentFiles.read("lumakras/questionnaires/lumakras.json");
        assertThat(values(ContentFiles.read(folder.resolve("chart.json")), "linkId"))
                .isSubsetOf(values(questionnaire, "linkId").toList());
    }

    @ParameterizedTest
    @MethodSource("folders")
    void the_codes_of_a_chart_have_the_check_digit_or_form_of_their_system(Path folder) {
        JsonNode chart = ContentFiles.read(folder.resolve("chart.json"));
        assertThat(codings(chart)
                        .filter(coding -> Stream.of(
                                        "snomed", "loinc", "rxnorm", "icd-10", "ndc", "HCPCS", "genenames", "hgvs")
                                .anyMatch(coding.path("system").stringValue()::contains))
                        .flatMap(
                                coding -> CodeChecks.fault(
                                        coding.path("system").stringValue(),
                                        coding.path("code").stringValue())
                                        .stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void the_expected_findings_are_criteria_of_the_policy_and_add_up_to_the_overall_finding(Path folder) {
        JsonNode expected = ContentFiles.read(folder.resolve("expected.json"));
        Set<String> criteria = values(ContentFiles.read("lumakras/plandefinition.json"), "id")
                .map(id -> id.substring(id.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        assertThat(expected.path("findings").propertyNames()).isSubsetOf(criteria);
        Set<String> findings = expected.path("findings")
                .valueStream()
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());
        assertThat(findings).isSubsetOf(FINDINGS);
        boolean recognized =
                !expected.path("determination").path("reason").stringValue().equals("product-not-recognized");
        assertThat(expected.path("overall").stringValue()).isEqualTo(recognized ? overall(findings) : "UNKNOWN");
    }

    @Test
    void every_case_has_its_own_id() {
        assertThat(folders()
                        .map(folder -> ContentFiles.read(folder.resolve("expected.json"))
                                .path("id")
                                .stringValue()))
                .hasSizeGreaterThan(50)
                .doesNotHaveDuplicates();
    }

    private static String overall(Set<String> findings) {
        if (findings.contains("NOT_MET")) {
            return "NOT_MET";
        }
        return findings.contains("UNKNOWN") || findings.isEmpty() ? "UNKNOWN" : "MET";
    }

    /** Values of the string properties of a name, at any depth. */
    private static Stream<String> values(JsonNode node, String name) {
        Stream<String> here =
                node.path(name).isString() ? Stream.of(node.path(name).stringValue()) : Stream.empty();
        return Stream.concat(here, node.valueStream().flatMap(child -> values(child, name)));
    }

    private static Stream<JsonNode> codings(JsonNode node) {
        Stream<JsonNode> here =
                node.path("system").isString() && node.path("code").isString() ? Stream.of(node) : Stream.empty();
        return Stream.concat(here, node.valueStream().flatMap(CasesTest::codings));
    }

    static Stream<Path> folders() {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
