package dev.priori.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class BundleViewTest {

    private static ObjectNode json(String text) {
        return JsonDocument.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), Limits.DEFAULT)
                .root();
    }

    private static BundleView bundle(String... entries) {
        return BundleView.of(json("{'resourceType':'Bundle','entry':[" + String.join(",", entries) + "]}"));
    }

    private static String entry(@Nullable String url, String resource) {
        return "{" + (url == null ? "" : "'fullUrl':'" + url + "',") + "'resource':" + resource + "}";
    }

    private static String patient(String id) {
        return "{'resourceType':'Patient','id':'" + id + "'}";
    }

    private static @Nullable String resolved(BundleView view, String reference, int from) {
        return view.resolve(reference, view.entries().get(from))
                .map(Entry::reference)
                .orElse(null);
    }

    @Test
    void a_body_that_is_no_bundle_is_refused() {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> BundleView.of(json(patient("1"))));

        assertThat(refused.problem().status()).isEqualTo(400);
    }

    @Test
    void a_resource_is_called_by_type_and_id_else_by_its_full_url_else_by_its_place() {
        BundleView view = bundle(
                entry("urn:uuid:1", patient("1")),
                entry("urn:uuid:2", "{'resourceType':'Patient'}"),
                entry(null, "{'resourceType':'Patient'}"));

        assertThat(view.entries())
                .extracting(Entry::reference)
                .containsExactly("Patient/1", "urn:uuid:2", "Bundle.entry[2]");
    }

    @Test
    void references_resolve_by_full_url_by_type_and_id_and_by_version() {
        BundleView view = bundle(
                entry("https://a.example/fhir/Patient/1", patient("1")),
                entry("urn:uuid:2", "{'resourceType':'Device'}"));

        assertThat(resolved(view, "Patient/1", 1)).isEqualTo("Patient/1");
        assertThat(resolved(view, "https://a.example/fhir/Patient/1", 1)).isEqualTo("Patient/1");
        assertThat(resolved(view, "Patient/1/_history/7", 0)).isEqualTo("Patient/1");
        assertThat(resolved(view, "https://a.example/fhir/Patient/1/_history/7", 0))
                .isEqualTo("Patient/1");
        assertThat(resolved(view, "urn:uuid:2", 0)).isEqualTo("urn:uuid:2");
        assertThat(resolved(view, "https://b.example/fhir/Patient/1", 0)).isNull();
        assertThat(resolved(view, "Patient/2", 0)).isNull();
        assertThat(resolved(view, "", 0)).isNull();
    }

    @Test
    void a_relative_reference_is_read_against_the_base_of_its_own_entry() {
        BundleView view = bundle(
                entry("https://a.example/fhir/Patient/1", patient("1")),
                entry("https://b.example/fhir/Patient/1", patient("1")),
                entry("https://b.example/fhir/Device/9", "{'resourceType':'Device','id':'9'}"),
                entry("https://c.example/fhir/Device/8", "{'resourceType':'Device','id':'8'}"));

        assertThat(resolved(view, "Patient/1", 2)).isEqualTo("https://b.example/fhir/Patient/1");
        assertThat(resolved(view, "Patient/1", 3)).isEqualTo("Patient/1");
    }

    @Test
    void contained_resources_resolve_within_their_container_only() {
        BundleView view = bundle(
                entry(null, "{'resourceType':'X','id':'1','contained':[7,{'resourceType':'Device','id':'d'}]}"),
                entry(null, "{'resourceType':'X','id':'2'}"));

        Entry device = view.resolve("#d", view.entries().getFirst()).orElseThrow();
        assertThat(device.reference()).isEqualTo("X/1#d");
        assertThat(view.resolve("#", device).orElseThrow().reference()).isEqualTo("X/1");
        assertThat(resolved(view, "#d", 1)).isNull();
        assertThat(resolved(view, "#e", 0)).isNull();
    }

    @Test
    void faulty_entries_are_left_out_and_named() {
        BundleView view = bundle(
                "7",
                "null",
                "{}",
                "{'resource':null}",
                "{'fullUrl':3,'resource':" + patient("1") + "}",
                entry(null, "{'id':'1'}"),
                entry(null, "{'resourceType':5}"),
                entry(null, patient("1")));

        assertThat(view.entries()).extracting(Entry::reference).containsExactly("Patient/1");
        assertThat(view.issues())
                .extracting(Problem.Issue::expression)
                .containsExactly(
                        "Bundle.entry[0]",
                        "Bundle.entry[1]",
                        "Bundle.entry[2]",
                        "Bundle.entry[3]",
                        "Bundle.entry[5].resource",
                        "Bundle.entry[6].resource",
                        "Bundle.entry[7]");
    }

    @Test
    void the_first_of_two_entries_with_one_full_url_counts() {
        BundleView view = bundle(entry("urn:uuid:1", patient("1")), entry("urn:uuid:1", patient("2")));

        assertThat(view.entries()).extracting(Entry::reference).containsExactly("Patient/1");
        assertThat(view.issues()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'resourceType':'Bundle'}", "{'resourceType':'Bundle','entry':{}}"})
    void a_bundle_without_entries_is_empty(String body) {
        assertThat(BundleView.of(json(body)).entries()).isEmpty();
    }

    @Test
    void a_prefetch_may_hold_resources_bundles_and_nulls() {
        BundleView view = BundleView.ofResources(Arrays.asList(
                json(patient("1")),
                json("{'resourceType':'Bundle','entry':["
                        + entry("https://e.example/r4/Device/d", "{'resourceType':'Device','id':'d'}") + "]}"),
                null,
                json(patient("1"))));

        assertThat(view.entries()).extracting(Entry::reference).containsExactly("Patient/1", "Device/d");
        assertThat(resolved(view, "https://e.example/r4/Patient/1", 1)).isEqualTo("Patient/1");
        assertThat(view.ofType("Patient")).hasSize(1);
        assertThat(view.ofType("Condition")).isEmpty();
    }

    @Test
    void references_that_lead_nowhere_are_all_listed_with_their_paths() {
        BundleView view = bundle(
                entry(null, patient("1")),
                entry(
                        null,
                        "{'resourceType':'X','id':'2','subject':{'reference':'Patient/1'},'a':[{'reference':'Y/1'}],"
                                + "'b':{'c':{'reference':'Some body'}},'d':{'display':'x'},'e':{'reference':5}}"));

        List<Problem.Issue> dangling = view.dangling(view.entries().get(1));

        assertThat(dangling)
                .extracting(Problem.Issue::expression)
                .containsExactly("Bundle.entry[1].resource.a[0]", "Bundle.entry[1].resource.b.c");
        assertThat(dangling.get(0).text()).contains("Y/1");
        assertThat(dangling.get(1).text()).doesNotContain("Some body");
    }
}
