package dev.priori.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WholeQueriesTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a=b", "a=%25", "name=%C3%A9", "a=b+c&d=%2F", "raw=\u00c3\u00a9&x=%20"})
    void a_whole_query_passes(String query) throws Exception {
        assertThat(answer(query).getContentAsString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%z", "a=%zz", "a=%2", "a=%2g&b=1", "a=%FF", "a=%C3", "%C0%AF=1"})
    void a_broken_one_gets_400_with_an_outcome_that_does_not_repeat_it(String query) throws Exception {
        MockHttpServletResponse answer = answer(query);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).isEqualTo("application/fhir+json;charset=UTF-8");
        assertThat(answer.getContentAsString())
                .startsWith("{\"resourceType\":\"OperationOutcome\",")
                .doesNotContain(query);
    }

    private static MockHttpServletResponse answer(String query) throws Exception {
        var request = new MockHttpServletRequest("GET", "/fhir");
        request.setQueryString(query);
        var response = new MockHttpServletResponse();
        new WholeQueries().doFilter(request, response, new MockFilterChain());
        return response;
    }
}
