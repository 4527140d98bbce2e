package dev.priori.fhir.http;

import dev.priori.fhir.OperationOutcomes;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Tells what Tomcat refuses by itself, such as a broken escape in a path, as an OperationOutcome and without details. */
public final class OutcomeReport extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        byte[] body = OperationOutcomes.write(Refusals.of(status, response.getHeader("Allow")));
        response.setContentType(HttpAnswers.FHIR_JSON);
        try {
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException gone) {
            response.setSuspended(true);
        }
    }
}
