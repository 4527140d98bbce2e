package dev.priori.authorization.response;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Findings;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ResponseWriter.Answered;
import dev.priori.authorization.store.CaseStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the answer of a case from what is kept of it, whoever decided it. */
public final class CaseAnswers {

    private final CaseStore cases;

    public CaseAnswers(CaseStore cases) {
        this.cases = cases;
    }

    /** A case in its version, with the request it answers read again as it came in. */
    public Answered of(Case kept) {
        byte[] request = cases.exchange(kept.id(), kept.version())
                .orElseThrow(() -> new IllegalStateException("Case " + kept.id() + " lost its request"))
                .request();
        String id = Objects.requireNonNull(kept.claimResponseId(), "no claim was answered");
        return new Answered(SubmittedClaim.kept(request), of(id, kept.changed(), kept.due(), kept.items()));
    }

    /** The answer to items just decided. */
    public static ClaimAnswer of(String id, Instant created, @Nullable Instant due, List<CaseItem> items) {
        return new ClaimAnswer(
                id, created, due, items.stream().map(CaseAnswers::item).toList(), List.of());
    }

    private static ClaimAnswer.Item item(CaseItem item) {
        return new ClaimAnswer.Item(
                item.sequence(),
                item.determination(),
                item.authorizationNumber(),
                item.administrationReferenceNumber(),
                item.decided(),
                item.reviewer(),
                Findings.of(item.findings()));
    }
}
