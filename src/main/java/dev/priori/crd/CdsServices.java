package dev.priori.crd;

import dev.priori.crd.hook.Hook;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.Failures;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The CDS Hooks endpoint: discovery and the services it names. */
@Controller
public final class CdsServices {

    private final Discovery discovery;
    private final HookHandler hooks;

    public CdsServices(Discovery discovery, HookHandler hooks) {
        this.discovery = discovery;
        this.hooks = hooks;
    }

    @GetMapping("/cds-services")
    void services(HttpServletResponse response) throws IOException {
        HttpAnswers.write(response, 200, HttpAnswers.JSON, discovery.body());
    }

    @PostMapping("/cds-services/{service}")
    void call(@PathVariable String service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Hook hook = Hook.ofService(service)
                .orElseThrow(() -> problem(
                        404,
                        "not-found",
                        "There is no such service",
                        "another id",
                        "use one that GET /cds-services names"));
        byte[] body = HttpBodies.readJson(request, HookHandler.LARGEST_BODY);
        HttpAnswers.write(response, 200, HttpAnswers.JSON, answer(hook, body));
    }

    private byte[] answer(Hook hook, byte[] body) {
        try {
            return hooks.answer(hook, body);
        } catch (StorageUnavailable unavailable) {
            String number = Failures.log(unavailable);
            throw problem(503, "transient", "The answer could not be kept", "number " + number, "send it again later");
        }
    }

    private static ProblemException problem(int status, String code, String what, String found, String remedy) {
        return new ProblemException(Problem.of(status, Issue.error(code, what, null, found, remedy)));
    }
}
