package dev.priori.fhir.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What stands where the frame would show its error page: an OperationOutcome that repeats nothing of the request. */
@RestController
public final class OutcomePage implements ErrorController {
    @RequestMapping("/error")
    public void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        HttpAnswers.problem(response, Refusals.of(status, response.getHeader("Allow")));
    }
}
