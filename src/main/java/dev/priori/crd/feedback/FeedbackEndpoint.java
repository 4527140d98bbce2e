package dev.priori.crd.feedback;

import dev.priori.crd.hook.Hook;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /cds-services/{id}/feedback}: 200 when all of it is kept, 400 with every fault. */
@Controller
public final class FeedbackEndpoint {

    private static final int LARGEST_BODY = 1024 * 1024;

    private final FeedbackStore store;
    private final Clock clock;

    public FeedbackEndpoint(FeedbackStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @PostMapping("/cds-services/{service}/feedback")
    void take(@PathVariable String service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (Hook.ofService(service).isEmpty()) {
            throw new ProblemException(Problem.of(
                    404,
                    Problem.Issue.error(
                            "not-found",
                            "There is no such service",
                            null,
                            "another id",
                            "use one that GET /cds-services names")));
        }
        byte[] body = HttpBodies.readJson(request, LARGEST_BODY);
        JsonDocument document = JsonDocument.parse(body, Limits.DEFAULT.withBytes(LARGEST_BODY));
        store.keep(service, FeedbackReader.read(document.root()), clock.instant());
        HttpAnswers.write(response, 200, HttpAnswers.JSON, "{}".getBytes(StandardCharsets.US_ASCII));
    }
}
