package dev.priori.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationOutcomesTest {

    @Test
    void every_issue_is_written_with_severity_code_text_and_expression() {
        var problem = new Problem(
                422,
                List.of(
                        Problem.Issue.error("required", "There is no order", "Bundle.entry", "none", "add it"),
                        Problem.Issue.warning("duplicate", "Twice", null, "the same", "send it once")));

        assertThat(new String(OperationOutcomes.write(problem), StandardCharsets.UTF_8))
                .isEqualTo(("{'resourceType':'OperationOutcome','issue':["
                                + "{'severity':'error','code':'required','details':{'text':"
                                + "'There is no order at Bundle.entry: found none; add it.'},"
                                + "'expression':['Bundle.entry']},"
                                + "{'severity':'warning','code':'duplicate','details':{'text':"
                                + "'Twice: found the same; send it once.'}}]}")
                        .replace('\'', '"'));
    }
}
