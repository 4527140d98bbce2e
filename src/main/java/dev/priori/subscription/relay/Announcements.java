package dev.priori.subscription.relay;

import dev.priori.authorization.Case;
import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Outbox.Version;
import dev.priori.subscription.store.Status;
import dev.priori.subscription.store.Subscription;
import dev.priori.subscription.store.SubscriptionStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Finds who is told of a result that changed: the subscriptions that the case's own sender had by then for its PAS version
 * and whose filters admit it (PAS 2.2.1, spec-59).
 */
public final class Announcements {

    private final CaseStore cases;
    private final Results results;
    private final SubscriptionStore subscriptions;

    public Announcements(CaseStore cases, Results results, SubscriptionStore subscriptions) {
        this.cases = cases;
        this.results = results;
        this.subscriptions = subscriptions;
    }

    /** Gives each of them a number for it; again the same when it was begun before. */
    void announce(Version version) {
        Case changed = cases.find(version.id(), version.version())
                .orElseThrow(() -> new IllegalStateException("Case " + version.id() + " lost a version"));
        if (changed.claimResponseId() == null) {
            return;
        }
        PasVersion.ofInterface(changed.interfaceVersion()).ifPresent(pas -> announce(changed, pas));
    }

    private void announce(Case changed, PasVersion version) {
        List<Subscription> candidates = subscriptions.of(version, changed.caller());
        if (candidates.isEmpty()) {
            return;
        }
        Instant at = changed.changed();
        Set<String> organizations = results.organizations(changed);
        candidates.stream()
                .filter(candidate -> !candidate.created().isAfter(at) && candidate.status(at) != Status.OFF)
                .filter(candidate -> candidate.terms().admit(organizations))
                .forEach(candidate -> subscriptions.tell(candidate.id(), changed.id(), changed.version(), at));
    }
}
