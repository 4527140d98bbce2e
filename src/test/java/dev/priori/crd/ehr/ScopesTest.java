package dev.priori.crd.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                          | true  | true  | true",
                "user/Observation.read                     | true  | true  | true",
                "patient/*.*                               | true  | true  | true",
                "system/Observation.rs                     | true  | true  | true",
                "user/Observation.cruds                    | true  | true  | true",
                "openid launch user/Observation.r          | true  | false | false",
                "user/Observation.s                        | false | true  | true",
                "user/Observation.rs?category=laboratory   | true  | true  | false",
                "user/Observation.write user/Condition.rs  | false | false | false",
                "openid fhirUser                           | false | false | false",
                "user/ObservationDefinition.rs             | false | false | false",
            })
    void scopes_of_smart_v1_and_v2_say_what_may_be_read_and_searched(
            String scope, boolean read, boolean search, boolean all) {
        Scopes scopes = Scopes.of(scope == null ? "" : scope);
        Query searching = Query.search("Observation", "patient=1");

        assertThat(scopes.allow(Query.read("Observation", "1"))).isEqualTo(read);
        assertThat(scopes.allow(searching)).isEqualTo(search);
        assertThat(scopes.allowAllOf(searching)).isEqualTo(all);
    }
}
