package dev.priori.authorization.response;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Findings;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ResponseWriter.Answered;
import dev.priori.authorization.store.CaseStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Makes the answer of a case from what is kept of it, whoever decided it. */
public final class CaseAnswers {

    private final CaseStore cases;
    private final ZoneId zone;

    /** @param zone which day it is when something is decided */
    public CaseAnswers(CaseStore cases, ZoneId zone) {
        this.cases = cases;
        this.zone = zone;
    }

    /** A case in its current version, with the request it answers read again as it came in. */
    public Answered of(Case kept) {
        byte[] request = cases.exchange(kept.id(), kept.version())
                .orElseThrow(() -> new IllegalStateException("Case " + kept.id() + " lost its request"))
                .request();
        String id = Objects.requireNonNull(kept.claimResponseId(), "no claim was answered");
        return new Answered(SubmittedClaim.kept(request), of(id, kept.changed(), kept.items()));
    }

    /** The answer to items just decided. */
    public ClaimAnswer of(String id, Instant decided, List<CaseItem> items) {
        LocalDate day = LocalDate.ofInstant(decided, zone);
        return new ClaimAnswer(
                id, decided, null, items.stream().map(item -> item(item, day)).toList(), List.of());
    }

    private static ClaimAnswer.Item item(CaseItem item, LocalDate decided) {
        return new ClaimAnswer.Item(
                item.sequence(),
                item.determination(),
                item.authorizationNumber(),
                item.administrationReferenceNumber(),
                decided,
                Findings.of(item.findings()));
    }
}
