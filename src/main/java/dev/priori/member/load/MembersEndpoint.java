package dev.priori.member.load;

import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/members}: a Bundle, a single resource, or NDJSON of any length. */
@RestController
public final class MembersEndpoint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MemberImport members;

    public MembersEndpoint(MemberImport members) {
        this.members = members;
    }

    /** Answers 200 with how many were taken; 422 with every fault, when some could not be read and all others were taken. */
    @PostMapping("/api/members")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Imported imported = isLines(request)
                ? lines(request)
                : members.document(HttpBodies.readJson(request, Limits.DEFAULT.bytes()), Limits.DEFAULT);
        if (!imported.faults().isEmpty()) {
            throw new ProblemException(new Problem(422, imported.faults()));
        }
        var taken = JSON.createObjectNode()
                .put("members", imported.members())
                .put("coverages", imported.coverages())
                .put("payers", imported.payers());
        HttpAnswers.write(response, 200, HttpAnswers.JSON, JSON.writeValueAsBytes(taken));
    }

    private Imported lines(HttpServletRequest request) {
        try {
            return members.lines(request.getInputStream(), Limits.DEFAULT);
        } catch (IOException broken) {
            throw new ProblemException(Problem.of(
                    400,
                    Issue.error(
                            "structure", "The body broke off", null, "only a part", "send it again from its start")));
        }
    }

    private static boolean isLines(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).matches("application/(fhir\\+|x-)?ndjson(;.*)?");
    }
}
