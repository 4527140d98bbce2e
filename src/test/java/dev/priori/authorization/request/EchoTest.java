package dev.priori.authorization.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.fhir.BundleView;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EchoTest {

    private static final String ABSENT =
            "{\"extension\":[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]}";

    @Test
    void a_resource_comes_with_all_it_refers_to_by_absolute_references() {
        Map<String, ObjectNode> echoed = echo("""
            {"fullUrl": "https://a.invalid/r4/Patient/1", "resource": {"resourceType": "Patient", "id": "1",
              "managingOrganization": {"reference": "Organization/2"}}},
            {"fullUrl": "https://a.invalid/r4/Organization/2", "resource": {"resourceType": "Organization", "id": "2"}},
            {"fullUrl": "https://a.invalid/r4/Organization/3", "resource": {"resourceType": "Organization", "id": "3"}}
            """);
        assertThat(echoed.keySet())
                .containsExactly("https://a.invalid/r4/Patient/1", "https://a.invalid/r4/Organization/2");
        assertThat(reference(echoed, "managingOrganization"))
                .isEqualTo("{\"reference\":\"https://a.invalid/r4/Organization/2\"}");
    }

    @Test
    void narrative_profile_claims_and_contained_resources_are_left_out() {
        Map<String, ObjectNode> echoed = echo("""
            {"fullUrl": "urn:uuid:5b0f6c1e-1111-4222-8333-444455556666", "resource": {"resourceType": "Patient",
              "id": "1", "meta": {"profile": ["https://a.invalid/p"]}, "text": {"status": "generated"},
              "contained": [{"resourceType": "Organization", "id": "o"}],
              "managingOrganization": {"reference": "#o"}}}
            """);
        ObjectNode patient = echoed.values().iterator().next();
        assertThat(patient.propertyNames()).containsExactly("resourceType", "id", "managingOrganization");
        assertThat(reference(echoed, "managingOrganization")).isEqualTo(ABSENT);
    }

    @Test
    void what_leads_nowhere_keeps_its_words_or_is_marked_as_absent() {
        Map<String, ObjectNode> echoed = echo("""
            {"fullUrl": "https://a.invalid/r4/Patient/1", "resource": {"resourceType": "Patient", "id": "1",
              "managingOrganization": {"reference": "Organization/9"},
              "generalPractitioner": [{"reference": "Practitioner/9", "display": "A practitioner"}]}}
            """);
        assertThat(reference(echoed, "managingOrganization")).isEqualTo(ABSENT);
        assertThat(reference(echoed, "generalPractitioner")).isEqualTo("[{\"display\":\"A practitioner\"}]");
    }

    @Test
    void a_way_back_to_where_it_came_from_is_cut() {
        Map<String, ObjectNode> echoed = echo("""
            {"fullUrl": "https://a.invalid/r4/Patient/1", "resource": {"resourceType": "Patient", "id": "1",
              "link": [{"other": {"reference": "Patient/2"}, "type": "seealso"}]}},
            {"fullUrl": "https://a.invalid/r4/Patient/2", "resource": {"resourceType": "Patient", "id": "2",
              "link": [{"other": {"reference": "Patient/1"}, "type": "seealso"}]}}
            """);
        assertThat(echoed).hasSize(2);
        assertThat(reference(echoed, "link")).contains("https://a.invalid/r4/Patient/2");
        assertThat(echoed.get("https://a.invalid/r4/Patient/2").toString()).doesNotContain("Patient/1");
    }

    private static Map<String, ObjectNode> echo(String entries) {
        BundleView bundle = BundleView.of(JsonMapper.shared()
                .readTree("{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [" + entries + "]}"));
        var echo = new Echo(bundle, false);
        echo.reach(bundle.entries().getFirst());
        return echo.resources();
    }

    private static String reference(Map<String, ObjectNode> echoed, String element) {
        return echoed.values().iterator().next().path(element).toString();
    }
}
