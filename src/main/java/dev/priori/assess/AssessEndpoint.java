package dev.priori.assess;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.http.Failures;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import dev.priori.policy.PolicyFailure;
import dev.priori.policy.Track;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/policies/{id}/assess}: a chart in, every criterion out. */
@RestController
public final class AssessEndpoint {
    private final Policies policies;
    private final Assessor assessor;
    private final Limits limits;

    /** @param limits what a body may cost */
    public AssessEndpoint(Policies policies, Assessor assessor, Limits limits) {
        this.policies = policies;
        this.assessor = assessor;
        this.limits = limits;
    }

    /**
     * Answers 200 with the assessment; 400, 404, 413, 415 or 422 with every fault found; 500 with a number, and no finding,
     * when the policy cannot be evaluated.
     */
    @PostMapping("/api/policies/{id}/assess")
    public void assess(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Policy> versions = PolicyPages.versions(policies, id);
        AssessQuery query = AssessQuery.of(request.getParameterMap(), tracks(versions));
        byte[] body = HttpBodies.readJson(request, limits.bytes());
        BundleView bundle = BundleView.of(JsonDocument.parse(body, limits).root());
        try {
            HttpAnswers.write(response, 200, HttpAnswers.JSON, assessor.assess(versions, query, bundle));
        } catch (PolicyFailure failure) {
            HttpAnswers.problem(
                    response,
                    Failures.problem(Failures.log(
                            "Policy " + failure.policyId() + ", definition " + failure.definition(), failure)));
        }
    }

    private static Set<String> tracks(List<Policy> versions) {
        return versions.stream()
                .flatMap(policy -> policy.tracks().stream())
                .map(Track::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
