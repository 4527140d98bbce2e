package dev.priori.chart.read.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeSystemsTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets,http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        "https://bluebutton.cms.gov/resources/codesystem/hcpcs,http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        "http://www.genenames.org/geneId,http://www.genenames.org",
        "http://www.ncbi.nlm.nih.gov/clinvar,urn:x-clinvar",
        "http://snomed.info/sct,http://snomed.info/sct",
        "http://www.genenames.org/,http://www.genenames.org/"
    })
    void aliases_of_a_code_system_become_one(String written, String used) {
        assertThat(CodeSystems.system(written)).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({
        "1234-5678-90,01234567890", // 4-4-2
        "12345-678-90,12345067890", // 5-3-2
        "12345-6789-0,12345678900", // 5-4-1
        "12345-6789-01,12345678901", // 5-4-2
        "12345678901,12345678901",
        "1234567890,1234567890", // ten digits without hyphens: nobody can tell
        "12345-678,12345-678",
        "12345-6789,12345-6789",
        "123-456-78,123-456-78",
        "1-2-3-4,1-2-3-4",
        "-,-",
        "--,--"
    })
    void package_ndcs_become_eleven_digits_and_product_ndcs_stay(String written, String used) {
        assertThat(CodeSystems.code(CodeSystems.NDC, written)).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({"C3490,C34.90", "C34.90,C34.90", "C349,C34.9", "C20,C20", "C7A090,C7A.090", "I10,I10"})
    void icd_10_cm_codes_get_their_dot(String written, String used) {
        assertThat(CodeSystems.code(CodeSystems.ICD_10_CM, written)).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({"254637007", "00123", "C3490", "1-2-3"})
    void codes_of_other_systems_stay_as_sent(String code) {
        assertThat(CodeSystems.code("http://snomed.info/sct", code)).isEqualTo(code);
    }
}
