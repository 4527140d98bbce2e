package dev.priori.assess;

import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/policies} and {@code GET /api/policies/{id}}: what the policies ask. */
@RestController
public final class PolicyPages {
    private final Policies policies;

    public PolicyPages(Policies policies) {
        this.policies = policies;
    }

    /** Every version of every policy. */
    @GetMapping("/api/policies")
    public void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new QueryParameters(request.getParameterMap(), Set.of()).refuseFaults();
        HttpAnswers.write(response, 200, HttpAnswers.JSON, PolicyWriter.list(policies.all()));
    }

    /** One policy with its criteria; the newest version, or the one that {@code version} names. */
    @GetMapping("/api/policies/{id}")
    public void one(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Policy> versions = versions(policies, id);
        var query = new QueryParameters(request.getParameterMap(), Set.of("version"));
        Policy named = query.single(
                "version",
                text -> versions.stream()
                        .filter(policy -> policy.version().equals(text))
                        .findFirst()
                        .orElse(null),
                "write one of " + versions.stream().map(Policy::version).toList());
        query.refuseFaults();
        byte[] page = PolicyWriter.detail(named == null ? versions.getLast() : named, versions);
        HttpAnswers.write(response, 200, HttpAnswers.JSON, page);
    }

    /** @throws ProblemException 404 when there is no such policy */
    static List<Policy> versions(Policies policies, String id) {
        List<Policy> versions =
                policies.all().stream().filter(policy -> policy.id().equals(id)).toList();
        if (versions.isEmpty()) {
            throw new ProblemException(Problem.of(
                    404,
                    Problem.Issue.error(
                            "not-found",
                            "There is no such policy",
                            null,
                            "an unknown id in the path",
                            "GET /api/policies lists the known ones")));
        }
        return versions;
    }
}
