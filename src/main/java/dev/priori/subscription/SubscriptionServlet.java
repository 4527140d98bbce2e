package dev.priori.subscription;

import dev.priori.access.Caller;
import dev.priori.authorization.response.PasVersion;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.Failures;
import dev.priori.fhir.http.HttpAnswers;
import dev.priori.fhir.http.HttpBodies;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Subscription} and what is below it, of one PAS version. */
public final class SubscriptionServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionServlet.class);
    private static final String STATUS = "$status";
    private static final String EVENTS = "$events";

    private final PasVersion version;
    private final transient Subscribing subscribing;

    public SubscriptionServlet(PasVersion version, Subscribing subscribing) {
        this.version = version;
        this.subscribing = subscribing;
    }

    /** Which of the paths is meant. */
    private sealed interface Path {
        record All() implements Path {}

        record One(String id) implements Path {}

        /** @param id null for all of the caller's */
        record Ask(@Nullable String id, String operation) implements Path {}
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!HttpBodies.mayAnswerJson(request)) {
            throw problem(
                    406, "No answer is acceptable", "an Accept header without JSON", "accept application/fhir+json");
        }
        try {
            var call = new Subscribing.Call(request, version, Caller.of(request), base(request));
            switch (path(request.getPathInfo())) {
                case Path.All all -> all(call, response);
                case Path.One one -> one(call, one.id(), response);
                case Path.Ask ask -> ask(call, ask, response);
            }
        } catch (StorageUnavailable unavailable) {
            LOG.error("Storage unavailable, nothing kept: {}", Failures.log(unavailable));
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void all(Subscribing.Call call, HttpServletResponse response) throws IOException {
        switch (call.method()) {
            case "POST" -> {
                Subscribing.Made made = subscribing.create(call);
                response.setHeader("Location", made.url());
                write(response, HttpServletResponse.SC_CREATED, made.resource());
            }
            case "GET" -> write(response, HttpServletResponse.SC_OK, subscribing.search(call));
            default -> throw notAllowed(response, call, "GET, POST");
        }
    }

    private void one(Subscribing.Call call, String id, HttpServletResponse response) throws IOException {
        switch (call.method()) {
            case "GET" -> write(response, HttpServletResponse.SC_OK, subscribing.read(call, id));
            case "PUT" -> write(response, HttpServletResponse.SC_OK, subscribing.update(call, id));
            case "DELETE" -> {
                subscribing.delete(call, id);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> throw notAllowed(response, call, "GET, PUT, DELETE");
        }
    }

    private void ask(Subscribing.Call call, Path.Ask ask, HttpServletResponse response) throws IOException {
        if (!List.of("GET", "POST").contains(call.method())) {
            throw notAllowed(response, call, "GET, POST");
        }
        ObjectNode answer = ask.operation().equals(EVENTS) && ask.id() != null
                ? subscribing.events(call, ask.id())
                : subscribing.status(call, ask.id());
        write(response, HttpServletResponse.SC_OK, answer);
    }

    private static Path path(@Nullable String below) {
        if (below == null || below.equals("/")) {
            return new Path.All();
        }
        String[] parts = below.substring(1).split("/", -1);
        if (parts.length == 1 && parts[0].equals(STATUS)) {
            return new Path.Ask(null, STATUS);
        }
        if (parts.length == 1 && !parts[0].startsWith("$")) {
            return new Path.One(parts[0]);
        }
        if (parts.length == 2 && List.of(STATUS, EVENTS).contains(parts[1])) {
            return new Path.Ask(parts[0], parts[1]);
        }
        throw problem(404, "Nothing answers at this path", "an unknown path", "use one of the metadata");
    }

    private String base(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return url.substring(0, url.indexOf(version.path()) + version.path().length());
    }

    private static void write(HttpServletResponse response, int status, ObjectNode resource) throws IOException {
        HttpAnswers.write(
                response, status, HttpAnswers.FHIR_JSON, resource.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException notAllowed(HttpServletResponse response, Subscribing.Call call, String allowed) {
        response.setHeader("Allow", allowed);
        return problem(405, "The path does not take this method", call.method(), "use " + allowed);
    }

    private static ProblemException problem(int status, String what, String found, String remedy) {
        String code = status == 404 ? "not-found" : "not-supported";
        return new ProblemException(Problem.of(status, Issue.error(code, what, null, found, remedy)));
    }
}
