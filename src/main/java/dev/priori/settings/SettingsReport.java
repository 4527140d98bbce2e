package dev.priori.settings;

import static java.util.stream.Collectors.joining;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells refused settings as a list instead of a stack trace. */
class SettingsReport extends AbstractFailureAnalyzer<SettingsRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsRefused refused) {
        String list = refused.faults().stream().map(fault -> "  " + fault).collect(joining("\n"));
        return new FailureAnalysis(
                "Priori did not start: " + refused.getMessage() + ".\n\n" + list,
                "Mend the settings above and start again.",
                refused);
    }
}
