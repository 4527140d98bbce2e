package dev.priori.policy.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.priori.policy.read.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken policy is refused with every fault, its file and its line. */
class PolicyLoaderTest {

    private static final String PLAN = "fhir-resources/krazati/plandefinition.json";

    private static final String CQL = "cql/krazati/Krazati.cql";

    private static final String FORM = "fhir-resources/krazati/questionnaires/krazati.json";

    private static final String SET = "fhir-resources/krazati/valuesets/krazati-product.json";

    @TempDir
    Path root;

    @BeforeEach
    void copy_the_second_policy() {
        copy(Path.of("src/test/content"), root);
    }

    @Test
    void a_good_policy_has_no_fault() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_definition_that_is_missing_is_named_where_it_is_asked_for() {
        change(CQL, "define \"Age\":", "define \"Aged\":");
        assertThat(faults()).containsExactly(at(PLAN, "\"initial.age\"", "the CQL has no definition \"Age\""));
    }

    @Test
    void a_definition_that_is_not_a_boolean_is_named() {
        change(CQL, "define \"Old Enough To Warn\":\n  exists", "define \"Old Enough To Warn\":\n  Count(");
        change(CQL, "Count( \"Old Enough To Warn Evidence For\"", "Count(\"Old Enough To Warn Evidence For\")");
        assertThat(faults())
                .singleElement()
                .asString()
                .endsWith("the definition \"Old Enough To Warn\" is not a Boolean");
    }

    @Test
    void evidence_that_is_missing_or_no_list_is_named() {
        change(CQL, "define \"Diagnosis Evidence Against\":\n  [Diagnosis] D where false", "define \"Other\": 1");
        change(CQL, "define \"Diagnosis Doubt\":\n  [Answer] A", "define \"Diagnosis Doubt\":\n  exists [Answer] A");
        change(CQL, "if exists \"Diagnosis Doubt\"", "if \"Diagnosis Doubt\"");
        assertThat(faults())
                .extracting(fault -> fault.substring(fault.lastIndexOf(": ") + 2))
                .containsExactly(
                        "the CQL has no definition \"Diagnosis Evidence Against\"",
                        "the definition \"Diagnosis Doubt\" is not a list of facts");
    }

    @Test
    void a_question_that_no_questionnaire_asks_is_named() {
        change(FORM, "\"linkId\": \"diagnosis\"", "\"linkId\": \"cancer\"");
        assertThat(faults())
                .containsExactly(at(
                        PLAN,
                        "\"initial.diagnosis\"",
                        "the linkId \"diagnosis\" stands in no questionnaire of the policy"));
    }

    @Test
    void an_unexpanded_value_set_is_named() {
        change(SET, "\"expansion\"", "\"expanded\"");
        assertThat(faults())
                .containsExactly(root.resolve(SET)
                        + ":1: the value set https://example.org/fhir/ValueSet/krazati-product is not expanded; store"
                        + " its codes in expansion.contains");
    }

    @Test
    void a_value_set_of_the_cql_without_a_file_is_named_at_its_line() {
        change(CQL, "ValueSet/krazati-lung-cancer'", "ValueSet/elsewhere'");
        assertThat(faults())
                .containsExactly(at(
                        CQL,
                        "elsewhere",
                        "the value set https://example.org/fhir/ValueSet/elsewhere has no file in"
                                + " fhir-resources/krazati/valuesets/"));
    }

    @Test
    void an_error_of_the_cql_is_named_at_its_line() {
        change(CQL, "P.birthDate before", "P.birthday before");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(root.resolve(CQL) + ":" + line(CQL, "P.birthday") + ": ");
    }

    @Test
    void json_that_cannot_be_read_is_named_at_its_line() {
        change(FORM, "\"status\": \"active\",", "\"status\": \"active\"");
        assertThat(faults())
                .anySatisfy(fault ->
                        assertThat(fault).startsWith(root.resolve(FORM) + ":").contains("not JSON"));
    }

    @Test
    void a_malformed_plan_definition_is_told_whole() {
        change(PLAN, "\"id\": \"krazati\",\n", "");
        change(PLAN, "\"version\": \"2025-01-01\",\n", "");
        change(PLAN, "\"start\": \"2025-01-01\"", "\"start\": \"2025\"");
        change(PLAN, "\"advisories\"", "\"warnings\"");
        assertThat(faults())
                .anySatisfy(fault -> assertThat(fault).endsWith("has no id; give it one"))
                .anySatisfy(fault -> assertThat(fault).endsWith("has no version; give it one"))
                .anySatisfy(fault -> assertThat(fault).endsWith("effectivePeriod.start is \"2025\"; write a full date"))
                .anySatisfy(fault -> assertThat(fault)
                        .endsWith("an action of the kind \"warnings\" stands here; expected: track or advisories"));
    }

    @Test
    void one_criterion_id_for_two_definitions_is_named() {
        change(PLAN, "\"id\": \"initial.diagnosis\"", "\"id\": \"initial.again.age\"");
        assertThat(faults())
                .singleElement()
                .asString()
                .endsWith("a second criterion \"age\" (definition \"Diagnosis\") in the same path of track \"initial\";"
                        + " an id stands for one definition");
    }

    @Test
    void a_policy_without_cases_is_refused() {
        change("fhir-resources/krazati/cases/everything-met/expected.json", null, null);
        change("fhir-resources/krazati/cases/a-child-without-a-diagnosis/chart.json", null, null);
        assertThat(faults())
                .containsExactly(root.resolve("fhir-resources/krazati/cases")
                        + ": the policy has no case; add a folder with chart.json and expected.json");
    }

    @Test
    void all_faults_are_told_at_once() {
        change(SET, "\"expansion\"", "\"expanded\"");
        change(FORM, "\"linkId\": \"diagnosis\"", "\"linkId\": \"cancer\"");
        change(CQL, "define \"Age\":", "define \"Aged\":");
        assertThat(faults()).hasSize(3);
    }

    @Test
    void two_policies_that_govern_one_product_at_one_date_are_named() {
        twice("krazati", "other");
        change("fhir-resources/other/plandefinition.json", "\"id\": \"krazati\"", "\"id\": \"other\"");
        assertThat(overlaps())
                .containsExactly(at(
                        "fhir-resources/other/plandefinition.json",
                        "\"useContext\"",
                        "the policies krazati and other govern a product in common on the same days; one of them must"
                                + " not ("
                                + root.resolve(PLAN) + ")"));
    }

    @Test
    void two_versions_in_force_on_one_day_are_named() {
        twice("krazati", "later");
        change(
                "fhir-resources/later/plandefinition.json",
                "\"version\": \"2025-01-01\"",
                "\"version\": \"2026-01-01\"");
        change("fhir-resources/later/plandefinition.json", "\"start\": \"2025-01-01\"", "\"start\": \"2026-01-01\"");
        assertThat(overlaps())
                .containsExactly(at(
                        "fhir-resources/later/plandefinition.json",
                        "\"effectivePeriod\"",
                        "the versions 2025-01-01 and 2026-01-01 of policy krazati are in force on the same days; end"
                                + " the older one (" + root.resolve(PLAN) + ")"));
    }

    @Test
    void versions_that_follow_one_another_stand_side_by_side() {
        twice("krazati", "later");
        change(PLAN, "\"start\": \"2025-01-01\"", "\"start\": \"2025-01-01\", \"end\": \"2025-12-31\"");
        change("fhir-resources/later/plandefinition.json", "\"start\": \"2025-01-01\"", "\"start\": \"2026-01-01\"");
        assertThat(overlaps()).isEmpty();
    }

    @Test
    void the_elm_of_an_unchanged_policy_is_used_again() {
        var store = new ElmStore(root.resolve("elm"));
        LoadedPolicy first = load(new ArrayList<>()).getFirst();
        store.keep(first.files().hash(), first.elm());
        assertThat(store.find(first.files().hash())).isEqualTo(first.elm());
        change(CQL, "80 years", "81 years");
        String changed = new PolicyFolders(root).policies(Map.of()).getFirst().hash();
        assertThat(changed).isNotEqualTo(first.files().hash());
        assertThat(store.find(changed)).isEmpty();
    }

    @Test
    void broken_policies_are_told_as_one_list() {
        assertThatThrownBy(() -> {
                    throw new BrokenPolicies(List.of(new Fault("b.json", 3, "second"), new Fault("a.cql", 0, "first")));
                })
                .hasMessage("The policies have 2 faults:\n  a.cql: first\n  b.json:3: second");
    }

    private List<String> faults() {
        var faults = new ArrayList<Fault>();
        load(faults);
        return faults.stream().map(Fault::toString).toList();
    }

    private List<String> overlaps() {
        var faults = new ArrayList<Fault>();
        List<LoadedPolicy> loaded = load(faults);
        assertThat(faults).isEmpty();
        new OverlapCheck(faults).check(loaded);
        return faults.stream().map(Fault::toString).toList();
    }

    private List<LoadedPolicy> load(List<Fault> faults) {
        return new PolicyFolders(root)
                .policies(Map.of()).stream()
                        .flatMap(files -> new PolicyLoader(faults).load(files).stream())
                        .sorted(java.util.Comparator.comparing(
                                one -> one.files().name().equals("krazati") ? 0 : 1))
                        .toList();
    }

    private String at(String file, String marker, String text) {
        return root.resolve(file) + ":" + line(file, marker) + ": " + text;
    }

    private int line(String file, String marker) {
        String text = read(root.resolve(file));
        int at = text.indexOf(marker);
        assertThat(at).as(marker).isNotNegative();
        int from = marker.startsWith("\"initial.") ? text.lastIndexOf('{', at) : at;
        return 1 + (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
    }

    private void change(String file, String from, String to) {
        try {
            if (from == null) {
                Files.delete(root.resolve(file));
                return;
            }
            String text = read(root.resolve(file));
            assertThat(text).contains(from);
            int at = text.indexOf(from);
            Files.writeString(root.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void twice(String name, String copy) {
        copy(root.resolve("cql/" + name), root.resolve("cql/" + copy));
        copy(root.resolve("fhir-resources/" + name), root.resolve("fhir-resources/" + copy));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
