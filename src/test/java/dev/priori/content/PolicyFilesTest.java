package dev.priori.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The files of a policy name one another; each name must lead somewhere. */
class PolicyFilesTest {

    private static final String SITE = "https://priori.dev/fhir/";

    private final JsonNode policy = ContentFiles.read("lumakras/plandefinition.json");
    private final JsonNode questionnaire = ContentFiles.read("lumakras/questionnaires/lumakras.json");

    @Test
    void every_question_of_a_criterion_is_an_item_of_the_questionnaire() {
        Set<String> linkIds = items(questionnaire)
                .map(item -> item.path("linkId").stringValue())
                .collect(Collectors.toSet());
        assertThat(actions(policy).flatMap(action -> extensions(action, "question")))
                .isNotEmpty()
                .isSubsetOf(linkIds);
    }

    @Test
    void every_criterion_that_has_a_question_says_what_is_missing() {
        assertThat(actions(policy)
                        .filter(action ->
                                extensions(action, "question").findAny().isPresent()))
                .allSatisfy(action -> assertThat(extensions(action, "missing")).hasSize(1));
    }

    @Test
    void every_criterion_has_an_id_a_clause_and_one_condition() {
        List<JsonNode> criteria = actions(policy)
                .filter(action -> kind(action).equals("criterion"))
                .toList();
        assertThat(criteria).isNotEmpty().allSatisfy(criterion -> {
            assertThat(criterion.path("id").stringValue()).isNotBlank();
            assertThat(criterion.path("textEquivalent").stringValue()).isNotBlank();
            assertThat(criterion.path("condition")).hasSize(1);
        });
    }

    @Test
    void every_product_value_set_is_a_file() {
        assertThat(ContentFiles.elements(policy, "useContext")
                        .map(use -> use.path("valueReference").path("reference").stringValue()))
                .hasSize(6)
                .allSatisfy(reference -> assertThat(Files.exists(ContentFiles.ROOT.resolve(
                                "lumakras/valuesets/" + reference.replace("ValueSet/", "") + ".json")))
                        .isTrue());
    }

    @Test
    void every_extension_and_code_of_our_own_is_defined_in_the_server_folder() {
        Set<String> defined = ContentFiles.in("server").stream()
                .map(ContentFiles::read)
                .flatMap(resource -> Stream.concat(
                        Stream.of(resource.path("url").asString("")),
                        ContentFiles.elements(resource, "concept")
                                .map(concept -> resource.path("url").asString("") + "|"
                                        + concept.path("code").stringValue())))
                .collect(Collectors.toSet());
        assertThat(Stream.of(policy, questionnaire).flatMap(PolicyFilesTest::ownNames))
                .isNotEmpty()
                .isSubsetOf(defined);
    }

    @Test
    void every_coded_answer_of_a_named_test_has_the_name_of_the_table() {
        Set<String> names = ContentFiles.elements(
                        ContentFiles.read("lumakras/tables/fda-approved-tests.json"), "concept")
                .map(concept -> concept.path("display").stringValue())
                .collect(Collectors.toSet());
        assertThat(items(questionnaire)
                        .filter(item -> item.path("linkId").stringValue().equals("kras-test"))
                        .flatMap(item -> ContentFiles.elements(item, "answerOption"))
                        .map(option ->
                                option.path("valueCoding").path("display").stringValue()))
                .containsAll(names);
    }

    @Test
    void the_properties_of_a_data_table_are_declared_with_the_type_they_have() {
        assertThat(ContentFiles.in("lumakras/tables")).hasSize(3).allSatisfy(this::assertDeclaredProperties);
    }

    private void assertDeclaredProperties(Path file) {
        JsonNode table = ContentFiles.read(file);
        Set<String> declared = ContentFiles.elements(table, "property")
                .map(property -> property.path("code").stringValue() + " value"
                        + capitalized(property.path("type").stringValue()))
                .collect(Collectors.toSet());
        assertThat(ContentFiles.elements(table, "concept")
                        .flatMap(concept -> ContentFiles.elements(concept, "property"))
                        .map(property -> property.path("code").stringValue() + " "
                                + property.propertyNames().stream()
                                        .filter(name -> name.startsWith("value"))
                                        .findFirst()
                                        .orElseThrow()))
                .isSubsetOf(declared);
        assertThat(table.path("count").intValue())
                .isEqualTo(table.path("concept").size());
    }

    private static String capitalized(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** Urls of extensions, and codings as {@code system|code}, that are our own, at any depth. */
    private static Stream<String> ownNames(JsonNode node) {
        String url = node.path("url").asString("");
        String system = node.path("system").asString("");
        Stream<String> here = Stream.empty();
        if (url.startsWith(SITE + "StructureDefinition/")) {
            here = Stream.of(url);
        } else if (system.startsWith(SITE) && !system.startsWith(SITE + "CodeSystem/lumakras-")) {
            here = Stream.of(system + "|" + node.path("code").stringValue());
        }
        return Stream.concat(here, node.valueStream().flatMap(PolicyFilesTest::ownNames));
    }

    private static String kind(JsonNode action) {
        return action.path("code").path(0).path("coding").path(0).path("code").asString("");
    }

    private static Stream<String> extensions(JsonNode action, String name) {
        return ContentFiles.elements(action, "extension")
                .filter(extension -> extension.path("url").stringValue().endsWith("/" + name))
                .map(extension -> extension.path("valueString").stringValue());
    }

    private static Stream<JsonNode> actions(JsonNode parent) {
        return ContentFiles.elements(parent, "action")
                .flatMap(action -> Stream.concat(Stream.of(action), actions(action)));
    }

    private static Stream<JsonNode> items(JsonNode parent) {
        return ContentFiles.elements(parent, "item").flatMap(item -> Stream.concat(Stream.of(item), items(item)));
    }
}
