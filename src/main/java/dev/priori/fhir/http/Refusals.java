package dev.priori.fhir.http;

import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import org.jspecify.annotations.Nullable;

/** Problems of a request that no part of the server takes, by HTTP status. */
final class Refusals {
    private static final String JSON_TYPE = "application/fhir+json";

    private Refusals() {}

    /** The problem of that status; {@code allow} names the methods that the path takes, where they are known. */
    static Problem of(int status, @Nullable String allow) {
        return Problem.of(status, issue(status, allow));
    }

    private static Issue issue(int status, @Nullable String allow) {
        return switch (status) {
            case 400 ->
                error(
                        "invalid",
                        "The request is no valid HTTP",
                        "malformed path, query or header",
                        "check its escapes");
            case 404 -> error("not-found", "Nothing answers at this path", "an unknown path", "check its spelling");
            case 405 ->
                error(
                        "not-supported",
                        "The path does not take this method",
                        "another method",
                        allow == null ? "use the documented one" : "use " + allow);
            case 406 ->
                error("not-supported", "No acceptable answer", "an Accept header without JSON", "accept " + JSON_TYPE);
            case 413 -> error("too-long", "The body is too long", "more than is read", "send a shorter one");
            case 415 -> error("not-supported", "The body cannot be read", "another content type", "send " + JSON_TYPE);
            default ->
                error(status < 500 ? "processing" : "exception", "The request failed", "status " + status, "try again");
        };
    }

    private static Issue error(String code, String what, String found, String remedy) {
        return Issue.error(code, what, null, found, remedy);
    }
}
