package dev.priori.review;

import dev.priori.authorization.Case;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.http.Failures;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/review/cases}: the worklist, one case, its request, and a decision about it. */
@RestController
public final class ReviewEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewEndpoint.class);
    private static final int MOST = 200;
    private static final int LONGEST = 1 << 20;

    private final ReviewDesk desk;
    private final Clock clock;

    public ReviewEndpoint(ReviewDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Pended cases, the one due first first, at most 200. */
    @GetMapping("/api/review/cases")
    public void worklist(HttpServletResponse response) throws IOException {
        write(response, CaseJson.worklist(desk.worklist(MOST), clock.instant()));
    }

    /** One case with its findings. */
    @GetMapping("/api/review/cases/{id}")
    public void show(@PathVariable String id, HttpServletResponse response) throws IOException {
        write(response, CaseJson.one(desk.find(id), clock.instant()));
    }

    /** The request of a case as it came in. */
    @GetMapping("/api/review/cases/{id}/request")
    public void request(@PathVariable String id, HttpServletResponse response) throws IOException {
        HttpAnswers.write(response, HttpServletResponse.SC_OK, HttpAnswers.FHIR_JSON, desk.request(desk.find(id)));
    }

    /** A person's decision; answers the case as it is then. */
    @PostMapping("/api/review/cases/{id}/decision")
    public void decide(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = HttpBodies.readJson(request, LONGEST);
        Case current = desk.find(id);
        Review review = ReviewReader.read(
                JsonDocument.parse(body, Limits.DEFAULT.withBytes(LONGEST)).root());
        write(response, CaseJson.one(desk.decide(current, review, body), clock.instant()));
    }

    /** Nothing was kept; try again. */
    @ExceptionHandler(StorageUnavailable.class)
    public void unavailable(StorageUnavailable unavailable, HttpServletResponse response) {
        LOG.error("Storage unavailable, nothing kept: {}", Failures.log(unavailable));
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    private static void write(HttpServletResponse response, ObjectNode json) throws IOException {
        HttpAnswers.write(
                response,
                HttpServletResponse.SC_OK,
                HttpAnswers.JSON,
                json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
