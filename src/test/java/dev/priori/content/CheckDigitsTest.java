package dev.priori.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Mistyped and rounded codes must not reach a policy: every code is checked as far as its system allows. */
class CheckDigitsTest {

    @ParameterizedTest
    @MethodSource("valueSets")
    void every_code_of_a_value_set_has_the_check_digit_or_form_of_its_system(Path file) {
        List<String> faults = new ArrayList<>();
        JsonNode valueSet = ContentFiles.read(file);
        ContentFiles.elements(valueSet.path("expansion"), "contains")
                .forEach(coding -> CodeChecks.fault(
                                coding.path("system").stringValue(),
                                coding.path("code").stringValue())
                        .ifPresent(faults::add));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 254637007",
        "http://snomed.info/sct, 15956341000119105",
        "http://loinc.org, 69548-6",
        "http://loinc.org, LA9633-4",
        "http://www.nlm.nih.gov/research/umls/rxnorm, 2687207",
        "http://hl7.org/fhir/sid/ndc, 55513-512",
        "http://hl7.org/fhir/sid/ndc, 55513051260"
    })
    void a_sound_code_passes(String system, String code) {
        assertThat(CodeChecks.fault(system, code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 254637008, wrong digit",
        "http://snomed.info/sct, 254673007, swapped digits",
        "http://snomed.info/sct, 15956341000119100, rounded as a number would be",
        "http://snomed.info/sct, 254637014, a description",
        "http://loinc.org, 69548-5, wrong digit",
        "http://loinc.org, LA9633-5, wrong digit",
        "http://www.nlm.nih.gov/research/umls/rxnorm, 2.687207E6, written as a number",
        "http://hl7.org/fhir/sid/ndc, 5551351260, ten digits",
        "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets, 81275, another system's",
        "http://hl7.org/fhir/sid/icd-10-cm, C3490, no point"
    })
    void a_damaged_code_is_found(String system, String code, String damage) {
        assertThat(CodeChecks.fault(system, code)).as(damage).isPresent();
    }

    @Test
    void a_code_system_without_a_rule_is_a_fault() {
        assertThat(CodeChecks.fault("urn:x-unknown", "1")).contains("no rule for system urn:x-unknown");
    }

    static Stream<Path> valueSets() {
        return ContentFiles.in("lumakras/valuesets").stream();
    }
}
