package dev.priori.pas;

import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.decision.Determiner;
import dev.priori.policy.Policies;
import java.time.Clock;

/** Puts the FHIR server of each PAS version together. */
public final class PasServers {

    private final PasSettings settings;
    private final ItemDecisions decisions;
    private final CaseStore cases;
    private final Clock clock;

    public PasServers(
            PasSettings settings,
            Policies policies,
            Determiner determiner,
            CaseStore cases,
            Numbers numbers,
            Clock clock) {
        this.settings = settings;
        this.decisions = new ItemDecisions(policies, determiner, cases, numbers);
        this.cases = cases;
        this.clock = clock;
    }

    /** A new server of that version. */
    public PasServer of(PasVersion version) {
        var submissions = new Submissions(version, settings, decisions, cases, clock);
        var inquiries = new Inquiries(version, settings, cases, clock);
        var operations = new ClaimOperations(submissions, inquiries, settings.bodyLimit());
        return new PasServer(operations, new PasCapabilities(version, clock));
    }
}
