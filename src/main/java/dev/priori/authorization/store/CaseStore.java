package dev.priori.authorization.store;

import dev.priori.authorization.Case;
import dev.priori.authorization.Key;
import dev.priori.authorization.NewCase;
import dev.priori.authorization.Received;
import dev.priori.chart.fact.Approval;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cases. Every call blocks, is durable when it returns, and throws {@link StorageUnavailable} when it cannot. */
public class CaseStore {

    /** The answer given to the same bytes from the same caller, when that was less than {@code within} ago. */
    public Optional<byte[]> answeredBefore(Received received, Duration within) {
        throw new UnsupportedOperationException();
    }

    /**
     * Keeps a request with its answer, in one transaction. When the same bytes from the same caller were kept less than
     * {@code within} ago, also at this very moment by another thread or node, nothing is kept and the earlier one is
     * returned: send {@link Kept#answer()}, not your own.
     *
     * @param within zero keeps every request
     */
    public Kept keep(NewCase request, Duration within) {
        throw new UnsupportedOperationException();
    }

    /** A case with the answer that goes out; {@code repeated} when an earlier request had kept it. */
    public record Kept(Case kept, byte[] answer, boolean repeated) {}

    /** The case in its current version. */
    public Optional<Case> find(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The case whose answer has this ClaimResponse id, in its current version. */
    public Optional<Case> byClaimResponse(String claimResponseId) {
        throw new UnsupportedOperationException();
    }

    /** The case that ever issued this authorization number or administration reference number. */
    public Optional<Case> byNumber(String number) {
        throw new UnsupportedOperationException();
    }

    /**
     * Cases of a member that one of these providers requested, ordered or renders, newest first, at most 100.
     *
     * @param member one match is enough; a key without system matches any system
     * @param providers one match is enough
     */
    public List<Case> byMemberAndProvider(Collection<Key> member, Collection<Key> providers) {
        throw new UnsupportedOperationException();
    }

    /** Approved and modified items of a member, newest first; reference is {@code ClaimResponse/} and the case's id. */
    public List<Approval> approvalsFor(Collection<Key> member) {
        throw new UnsupportedOperationException();
    }

    /** What came in and went out with a version of a case, byte for byte. */
    public Optional<Case.Exchange> exchange(UUID id, int version) {
        throw new UnsupportedOperationException();
    }
}
