package dev.priori.policy.load;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells broken policies as a list of files and lines instead of a stack trace. */
class PolicyReport extends AbstractFailureAnalyzer<BrokenPolicies> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokenPolicies broken) {
        return new FailureAnalysis(
                "Priori did not start. " + broken.getMessage(), "Mend the files above and start again.", broken);
    }
}
