package dev.priori.policy;

import org.jspecify.annotations.Nullable;

/**
 * A policy could not be evaluated: our mistake, never the caller's. The order it was evaluated for pends. Carries the place
 * in the policy and the kind of error, nothing of the chart.
 */
public final class PolicyFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String policyId;

    private final @Nullable String definition;

    /**
     * @param definition the CQL definition that failed, null when it cannot be told
     * @param place library and position, {@code Name|version line:character}
     * @param cause only its class and stack are kept: its message may hold data of the chart
     */
    public PolicyFailure(String policyId, @Nullable String definition, @Nullable String place, Throwable cause) {
        super("Policy " + policyId + ": "
                + (definition == null ? "evaluation" : "\"" + definition + "\"")
                + " failed" + (place == null ? "" : " at " + place) + " with "
                + cause.getClass().getSimpleName());
        this.policyId = policyId;
        this.definition = definition;
        setStackTrace(cause.getStackTrace());
    }

    public String policyId() {
        return policyId;
    }

    public @Nullable String definition() {
        return definition;
    }
}
