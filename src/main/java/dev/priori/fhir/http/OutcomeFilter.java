package dev.priori.fhir.http;

import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one place that turns exceptions into OperationOutcomes: a {@link ProblemException} into its problem, anything else
 * into status 500 with a number that stands in the log. Requests that are refused before are told by {@link OutcomePage}.
 */
public final class OutcomeFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            tell(response, failure);
        } catch (ServletException failure) {
            tell(response, failure.getCause() == null ? failure : failure.getCause());
        } catch (RuntimeException | Error failure) {
            tell(response, failure);
        }
    }

    private static void tell(HttpServletResponse response, Throwable failure) throws IOException {
        Problem problem =
                failure instanceof ProblemException told ? told.problem() : Failures.problem(Failures.log(failure));
        if (!response.isCommitted()) {
            response.resetBuffer();
            HttpAnswers.problem(response, problem);
        }
    }
}
