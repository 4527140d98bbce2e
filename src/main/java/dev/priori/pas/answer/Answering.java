package dev.priori.pas.answer;

import dev.priori.authorization.response.PasVersion;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.decision.Determiner;
import dev.priori.member.Members;
import dev.priori.policy.Policies;
import java.time.Clock;

/** Puts together what answers each PAS version; decisions and cases are the same for all. */
public final class Answering {

    private final PasSettings settings;
    private final Storage storage;
    private final ItemDecisions decisions;
    private final Clock clock;

    public Answering(
            PasSettings settings,
            Members members,
            Policies policies,
            Determiner determiner,
            Storage storage,
            Clock clock) {
        this.settings = settings;
        this.storage = storage;
        this.decisions = new ItemDecisions(
                policies, determiner, storage.cases(), storage.numbers(), new Enrollment(members, settings.refusal()));
        this.clock = clock;
    }

    /** Where cases are kept, changed and numbered. */
    public record Storage(CaseStore cases, CaseChanges changes, Numbers numbers) {}

    /** Largest body, in bytes. */
    public int bodyLimit() {
        return settings.bodyLimit();
    }

    public Submissions submissions(PasVersion version) {
        var updates = new Updates(settings, decisions, storage.cases(), storage.changes());
        return new Submissions(version, settings, decisions, storage.cases(), updates, clock);
    }

    public Inquiries inquiries(PasVersion version) {
        return new Inquiries(version, settings, storage.cases(), clock);
    }

    public Attachments attachments() {
        return new Attachments(decisions, storage.cases(), storage.changes(), clock);
    }
}
