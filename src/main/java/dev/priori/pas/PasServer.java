package dev.priori.pas;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServer;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The FHIR server of one PAS version. Operations and capability statement are the framework's; what it does not serve is
 * refused before it is asked, so that every refusal is a single OperationOutcome.
 */
public final class PasServer extends RestfulServer {

    private static final long serialVersionUID = 1L;
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final Map<String, String> METHODS =
            Map.of("/metadata", GET, "/Claim/$submit", POST, "/Claim/$inquire", POST, "/$submit-attachment", POST);

    private final transient ClaimOperations operations;
    private final transient PasCapabilities capabilities;

    public PasServer(ClaimOperations operations, PasCapabilities capabilities) {
        super(FhirContext.forR4Cached());
        this.operations = operations;
        this.capabilities = capabilities;
    }

    @Override
    protected void initialize() throws ServletException {
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setServerConformanceProvider(capabilities);
        registerProvider(operations);
    }

    @Override
    protected void handleRequest(RequestTypeEnum type, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getPathInfo();
        String method = path == null ? null : METHODS.get(path);
        if (method == null) {
            refuse(
                    response,
                    404,
                    "not-found",
                    "Nothing answers at this path",
                    "an unknown path",
                    "use one of the metadata");
        } else if (!method.equals(type.name())) {
            response.setHeader("Allow", method);
            refuse(response, 405, "not-supported", "The path does not take this method", type.name(), "use " + method);
        } else if (!HttpBodies.mayAnswerJson(request)) {
            refuse(
                    response,
                    406,
                    "not-supported",
                    "No answer is acceptable",
                    "an Accept header without JSON",
                    "accept application/fhir+json");
        } else {
            super.handleRequest(type, request, response);
        }
    }

    /** Which software answers is told by the capability statement alone. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {}

    private static void refuse(
            HttpServletResponse response, int status, String code, String what, String found, String remedy)
            throws IOException {
        HttpAnswers.problem(response, Problem.of(status, Issue.error(code, what, null, found, remedy)));
    }
}
