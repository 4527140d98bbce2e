package dev.priori.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What every value set of a policy must state about itself. */
class ValueSetsTest {

    /** Codes that no publication confirms. */
    private static final List<String> UNCONFIRMED =
            List.of("55513-488", "55513-504", "1999574", "resolution-ctdx-first");

    /** How each system's owner or terms are named in a copyright statement. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("http://snomed.info/sct", "International Health Terminology Standards Development Organisation"),
            Map.entry("http://loinc.org", "Regenstrief Institute"),
            Map.entry("http://www.nlm.nih.gov/research/umls/rxnorm", "National Library of Medicine"),
            Map.entry("http://hl7.org/fhir/sid/icd-10-cm", "World Health Organization"),
            Map.entry("http://hl7.org/fhir/sid/ndc", "Food and Drug Administration"),
            Map.entry("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "Centers for Medicare"),
            Map.entry("http://www.whocc.no/atc", "WHO Collaborating Centre"),
            Map.entry("http://terminology.hl7.org/CodeSystem/icd-o-3", "World Health Organization"),
            Map.entry("http://www.genenames.org", "HUGO Gene Nomenclature Committee"),
            Map.entry("http://varnomen.hgvs.org", "Human Genome Organization"),
            Map.entry("urn:x-clinvar", "National Center for Biotechnology Information"),
            Map.entry("urn:x-dbsnp", "National Center for Biotechnology Information"),
            Map.entry("urn:x-cosmic", "Genome Research Limited"),
            Map.entry("urn:x-fda-pma", "Food and Drug Administration"));

    @ParameterizedTest
    @MethodSource("files")
    void a_value_set_is_named_like_its_file_and_says_what_it_is_for(Path file) {
        JsonNode valueSet = ContentFiles.read(file);
        String name = file.getFileName().toString().replace(".json", "");
        assertThat(valueSet.path("id").stringValue()).isEqualTo(name);
        assertThat(valueSet.path("name").stringValue()).isEqualTo(name);
        assertThat(valueSet.path("url").stringValue()).isEqualTo("https://priori.dev/fhir/ValueSet/" + name);
        assertThat(valueSet.path("status").stringValue()).isEqualTo("active");
        assertThat(valueSet.path("title").stringValue()).isNotBlank();
        assertThat(valueSet.path("description").stringValue()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_value_set_names_the_owner_of_each_code_system_and_where_its_codes_came_from(Path file) {
        JsonNode valueSet = ContentFiles.read(file);
        String copyright = valueSet.path("copyright").stringValue();
        ContentFiles.elements(valueSet.path("expansion"), "contains")
                .map(coding -> coding.path("system").stringValue())
                .distinct()
                .forEach(system -> assertThat(copyright).contains(OWNERS.get(system)));
        assertThat(ContentFiles.elements(valueSet, "extension")
                        .filter(extension -> extension.path("url").stringValue().endsWith("/code-source"))
                        .map(extension -> extension.path("valueString").stringValue()))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("files")
    void the_stored_expansion_lists_what_compose_includes_once(Path file) {
        JsonNode valueSet = ContentFiles.read(file);
        JsonNode expansion = valueSet.path("expansion");
        List<String> composed = ContentFiles.elements(valueSet.path("compose"), "include")
                .flatMap(ValueSetsTest::included)
                .distinct()
                .toList();
        List<String> expanded = ContentFiles.elements(expansion, "contains")
                .map(coding -> line(coding.path("system"), coding))
                .toList();
        assertThat(expanded).isNotEmpty().doesNotHaveDuplicates().isEqualTo(composed);
        assertThat(expansion.path("total").intValue()).isEqualTo(expanded.size());
        assertThat(expansion.path("identifier").stringValue()).startsWith("urn:uuid:");
    }

    @Test
    void no_unconfirmed_code_and_no_code_of_a_licensed_procedure_list_is_carried() {
        assertThat(codings().map(coding -> coding.path("code").stringValue())).doesNotContainAnyElementsOf(UNCONFIRMED);
        assertThat(codings().map(coding -> coding.path("system").stringValue()))
                .doesNotContain("http://www.ama-assn.org/go/cpt")
                .noneMatch(system -> system.contains("x12.org"));
    }

    @Test
    void no_two_value_sets_share_an_expansion_identifier() {
        assertThat(files().map(file -> ContentFiles.read(file)
                                .path("expansion")
                                .path("identifier")
                                .stringValue())
                        .collect(Collectors.groupingBy(identifier -> identifier, Collectors.counting())))
                .allSatisfy((identifier, times) -> assertThat(times).isEqualTo(1));
    }

    private static Stream<String> included(JsonNode include) {
        return include.has("valueSet")
                ? ContentFiles.elements(include, "valueSet").flatMap(set -> expanded(set.stringValue()))
                : ContentFiles.elements(include, "concept").map(concept -> line(include.path("system"), concept));
    }

    private static Stream<String> expanded(String url) {
        JsonNode part = ContentFiles.read("lumakras/valuesets/" + url.substring(url.lastIndexOf('/') + 1) + ".json");
        return ContentFiles.elements(part.path("expansion"), "contains")
                .map(coding -> line(coding.path("system"), coding));
    }

    private static String line(JsonNode system, JsonNode concept) {
        return system.stringValue() + "|" + concept.path("code").stringValue() + "|"
                + concept.path("display").stringValue();
    }

    private static Stream<JsonNode> codings() {
        return files().flatMap(
                        file -> ContentFiles.elements(ContentFiles.read(file).path("expansion"), "contains"));
    }

    static Stream<Path> files() {
        return ContentFiles.in("lumakras/valuesets").stream();
    }
}
