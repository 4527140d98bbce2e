package dev.priori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.policy.load.LoadedPolicy;
import dev.priori.policy.read.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case folder of every built-in policy is a test of its name. */
class CaseTableTest {

    @TestFactory
    Stream<DynamicNode> every_case_is_found_as_its_folder_says() {
        var faults = new ArrayList<Fault>();
        List<LoadedPolicy> loaded = BuiltInPoliciesTest.load(faults);
        assertThat(faults).isEmpty();
        Policies policies = new Policies(loaded, CaseChart::answers);
        return loaded.stream()
                .map(one -> DynamicContainer.dynamicContainer(
                        one.policy().id(),
                        CaseFolder.of(Path.of(one.files().resources())).stream()
                                .map(each -> DynamicTest.dynamicTest(
                                        each.name(),
                                        each.folder().toUri(),
                                        () -> check(policies, one.policy().id(), each)))));
    }

    private static void check(Policies policies, String policyId, CaseFolder each) {
        CaseChart read = CaseChart.read(each, policies.find(policyId).orElseThrow());
        Assessment assessment = policies.assess(policyId, read.order(), read.chart(), each.query("track"));
        var findings = new LinkedHashMap<String, String>();
        assessment
                .criteria()
                .forEach(one -> findings.put(one.criterion().id(), one.finding().name()));
        var softly = new SoftAssertions();
        softly.assertThat(findings).as("findings").isEqualTo(each.findings());
        softly.assertThat(assessment.track()).as("track").isEqualTo(each.text("track"));
        softly.assertThat(assessment.path()).as("path").isEqualTo(each.text("path"));
        softly.assertThat(assessment.overall().name()).as("overall").isEqualTo(each.text("overall"));
        softly.assertThat(assessment.advisories().stream()
                        .map(one -> one.advisory().id()))
                .as("advisories")
                .containsAll(each.advisories("advisoriesInclude"))
                .noneMatch(each.advisories("advisoriesExclude")::contains);
        softly.assertAll();
    }
}
