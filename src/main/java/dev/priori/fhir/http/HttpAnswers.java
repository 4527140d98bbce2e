package dev.priori.fhir.http;

import dev.priori.fhir.OperationOutcomes;
import dev.priori.fhir.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes whole answers: status, content type and bytes at once. */
public final class HttpAnswers {
    public static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";
    public static final String JSON = "application/json;charset=UTF-8";

    private HttpAnswers() {}

    /** Writes the answer. Headers already set stay. */
    public static void write(HttpServletResponse response, int status, String contentType, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Answers an OperationOutcome with the problem's status. */
    public static void problem(HttpServletResponse response, Problem problem) throws IOException {
        write(response, problem.status(), FHIR_JSON, OperationOutcomes.write(problem));
    }
}
