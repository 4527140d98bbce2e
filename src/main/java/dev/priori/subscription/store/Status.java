package dev.priori.subscription.store;

import java.util.Locale;

/** Where a subscription stands, in the words of FHIR's SubscriptionStatus. */
public enum Status {
    /** The subscriber has not yet taken the handshake. */
    REQUESTED,
    ACTIVE,
    /** Sending failed for too long; events are numbered and kept until the client asks again. */
    ERROR,
    /** Over, or stopped by the client. */
    OFF;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
