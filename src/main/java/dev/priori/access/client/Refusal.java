package dev.priori.access.client;

import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;

/** Answers to calls without a token that counts: 401, and what about it does not count. */
final class Refusal {

    private static final String WHERE = "Authorization";

    private Refusal() {}

    static ProblemException of(String found, String remedy) {
        return new ProblemException(
                Problem.of(401, Issue.error("login", "The call is not authenticated", WHERE, found, remedy)));
    }
}
