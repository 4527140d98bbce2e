package dev.priori.member.load;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells members that cannot be read as a list of files and lines instead of a stack trace. */
class MembersReport extends AbstractFailureAnalyzer<MembersRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MembersRefused refused) {
        return new FailureAnalysis(
                "Priori did not start. " + refused.getMessage(), "Mend the files above and start again.", refused);
    }
}
