package dev.priori.pas;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import dev.priori.access.Caller;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.Failures;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import dev.priori.pas.answer.Attachments;
import dev.priori.pas.answer.Inquiries;
import dev.priori.pas.answer.Submissions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code Claim/$submit}, {@code Claim/$inquire} and {@code $submit-attachment} of one PAS version. The caller's mistakes are answered with one
 * OperationOutcome, our own failures with 5xx and no body (PAS 2.2.1, error handling).
 */
public final class ClaimOperations {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimOperations.class);

    private final Submissions submissions;
    private final Inquiries inquiries;
    private final Attachments attachments;
    private final Limits limits;

    ClaimOperations(Submissions submissions, Inquiries inquiries, Attachments attachments, int bodyLimit) {
        this.submissions = submissions;
        this.inquiries = inquiries;
        this.attachments = attachments;
        this.limits = Limits.DEFAULT.withBytes(bodyLimit);
    }

    /** Answers a request for prior authorization. */
    @Operation(
            name = "$submit",
            typeName = "Claim",
            canonicalUrl = PasCapabilities.SUBMIT,
            manualRequest = true,
            manualResponse = true)
    public void submit(HttpServletRequest request, HttpServletResponse response, RequestDetails details)
            throws IOException {
        answer(response, () -> {
            byte[] body = HttpBodies.readJson(request, limits.bytes());
            return submissions.answer(body, Caller.of(request), details.getFhirServerBase());
        });
    }

    /** Answers a question for authorizations. */
    @Operation(
            name = "$inquire",
            typeName = "Claim",
            canonicalUrl = PasCapabilities.INQUIRE,
            manualRequest = true,
            manualResponse = true)
    public void inquire(HttpServletRequest request, HttpServletResponse response, RequestDetails details)
            throws IOException {
        answer(response, () -> {
            byte[] body = HttpBodies.readJson(request, limits.bytes());
            return inquiries.answer(JsonDocument.parse(body, limits), details.getFhirServerBase());
        });
    }

    /** Takes attachments to a request that pends (CDex). */
    @Operation(
            name = "$submit-attachment",
            canonicalUrl = PasCapabilities.SUBMIT_ATTACHMENT,
            manualRequest = true,
            manualResponse = true)
    public void submitAttachment(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            byte[] body = HttpBodies.readJson(request, limits.bytes());
            return attachments.answer(body, Caller.of(request));
        });
    }

    private interface Answer {
        byte[] make();
    }

    private static void answer(HttpServletResponse response, Answer answer) throws IOException {
        byte[] body;
        try {
            body = answer.make();
        } catch (ProblemException mistake) {
            HttpAnswers.problem(response, mistake.problem());
            return;
        } catch (StorageUnavailable unavailable) {
            LOG.error("Storage unavailable, nothing kept: {}", Failures.log(unavailable));
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        } catch (RuntimeException failure) {
            LOG.error("Nothing answered: {}", Failures.log(failure));
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            return;
        }
        HttpAnswers.write(response, HttpServletResponse.SC_OK, HttpAnswers.FHIR_JSON, body);
    }
}
