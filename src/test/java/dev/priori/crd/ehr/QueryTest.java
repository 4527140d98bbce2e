package dev.priori.crd.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Specimen/a-1",
                "https://ehr.test/fhir/Specimen/a-1",
                "https://ehr.test/fhir/Specimen/a-1/_history/2"
            })
    void a_reference_to_a_resource_of_the_server_is_read_there(String reference) {
        assertThat(Query.behind(reference, "https://ehr.test/fhir")).isEqualTo(Query.read("Specimen", "a-1"));
        assertThat(Query.behind(reference, "https://ehr.test/fhir/")).isEqualTo(Query.read("Specimen", "a-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#contained",
                "urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7",
                "https://elsewhere.test/fhir/Specimen/a-1",
                "Specimen/a/../../admin",
                "Specimen/a?x=y",
                "Specimen",
            })
    void any_other_reference_is_not_followed(String reference) {
        assertThat(Query.behind(reference, "https://ehr.test/fhir")).isNull();
    }

    @Test
    void a_read_and_a_search_differ() {
        assertThat(Query.read("Patient", "1").isRead()).isTrue();
        assertThat(Query.search("Patient", "_id=1").isRead()).isFalse();
    }
}
