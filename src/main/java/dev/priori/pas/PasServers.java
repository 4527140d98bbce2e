package dev.priori.pas;

import dev.priori.authorization.response.PasVersion;
import dev.priori.pas.answer.Answering;
import java.time.Clock;

/** Puts the FHIR server of each PAS version together. */
public final class PasServers {

    private final Answering answering;
    private final Clock clock;

    public PasServers(Answering answering, Clock clock) {
        this.answering = answering;
        this.clock = clock;
    }

    /** A new server of that version. */
    public PasServer of(PasVersion version) {
        var operations = new ClaimOperations(
                answering.submissions(version),
                answering.inquiries(version),
                answering.attachments(),
                answering.bodyLimit());
        return new PasServer(operations, new PasCapabilities(version, clock));
    }
}
