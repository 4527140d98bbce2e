package dev.priori.fhir;

/** Carries a {@link Problem} to the edge, where it becomes an OperationOutcome. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(
                problem.issues().isEmpty()
                        ? "Problem"
                        : problem.issues().getFirst().text());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
