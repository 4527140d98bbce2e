package dev.priori.pas.answer;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Findings;
import dev.priori.authorization.Key;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.response.ClaimAnswer.BusinessError;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.Chart;
import dev.priori.chart.Chart.Channel;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.database.StorageUnavailable;
import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Determiner;
import dev.priori.fhir.Entry;
import dev.priori.fhir.ProblemException;
import dev.priori.fhir.http.Failures;
import dev.priori.pas.read.PasRequest;
import dev.priori.policy.Assessment;
import dev.priori.policy.Policies;
import dev.priori.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides the items of a request, each by itself: what one item lacks or breaks never touches another. What cannot be
 * evaluated pends.
 */
final class ItemDecisions {

    private final Policies policies;
    private final Determiner determiner;
    private final CaseStore cases;
    private final Numbers numbers;
    private final Enrollment enrollment;

    ItemDecisions(Policies policies, Determiner determiner, CaseStore cases, Numbers numbers, Enrollment enrollment) {
        this.policies = policies;
        this.determiner = determiner;
        this.cases = cases;
        this.numbers = numbers;
        this.enrollment = enrollment;
    }

    /** Why nothing of the request is decided; empty when it is. */
    Optional<BusinessError> against(PasRequest request, LocalDate today) {
        return enrollment.against(request, today);
    }

    /** What is decided: items of a request, of a case that is kept already or of none. */
    record Matter(PasRequest request, @Nullable Case kept, LocalDate today) {

        /** The item as it stands, null for a new one. */
        @Nullable
        CaseItem before(int sequence) {
            return kept == null
                    ? null
                    : kept.items().stream()
                            .filter(item -> item.sequence() == sequence)
                            .findFirst()
                            .orElse(null);
        }
    }

    /**
     * The decisions of a new request, in the order of the items.
     *
     * @throws ProblemException when an order cannot be read
     */
    List<CaseItem> decide(PasRequest request, LocalDate today) {
        var matter = new Matter(request, null, today);
        return request.items().stream().map(item -> decide(matter, item)).toList();
    }

    /**
     * The decision of one item. One that pended keeps the number it pends under; one that was authorized gets a new number
     * when it is authorized again, and the old one leads to it.
     *
     * @throws ProblemException when the order cannot be read
     */
    CaseItem decide(Matter matter, ClaimItem item) {
        Order order = order(matter, item);
        try {
            Chart chart = chart(matter, item, order);
            Assessment assessment = policies.assess(order, chart).orElse(null);
            Determination determination = determiner.determine(order, chart, assessment);
            return decided(matter, item, order, determination, assessment);
        } catch (StorageUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            String note = "The request could not be evaluated; a person looks at it. Reference " + Failures.log(failure)
                    + ".";
            return unassessed(matter, item, order, new Pended("technical"), note);
        }
    }

    /** An item that was added and withdrawn at once. */
    CaseItem withdrawn(Matter matter, ClaimItem item) {
        return unassessed(matter, item, order(matter, item), new Cancelled(), "Withdrawn by the requester.");
    }

    private static Order order(Matter matter, ClaimItem item) {
        return new OrderReader(matter.request().claim().bundle()).fromClaimItem(item, matter.today());
    }

    private Chart chart(Matter matter, ClaimItem item, Order order) {
        Entry requested = item.requested();
        var source = new ChartSource(
                matter.request().evidence(),
                SubmittedClaim.url(matter.request().claim().patient()),
                order.asOf(),
                Channel.PAS,
                Set.of(),
                requested == null ? null : requested.reference(),
                null,
                item);
        List<Key> member = matter.request().member();
        Chart chart = enrollment.known(matter.request(), new ChartReader().read(source));
        return member.isEmpty() ? chart : chart.withApprovals(approvals(member, matter.kept()));
    }

    /** Those on file, but for what is being decided again. */
    private List<Approval> approvals(List<Key> member, @Nullable Case kept) {
        String own = kept == null ? "" : "ClaimResponse/" + kept.claimResponseId();
        return cases.approvalsFor(member).stream()
                .filter(approval -> !approval.reference().equals(own))
                .toList();
    }

    private CaseItem decided(
            Matter matter, ClaimItem item, Order order, Determination determination, @Nullable Assessment assessment) {
        Policy version = assessment == null || assessment.product() == Assessment.Product.NO_VERSION
                ? null
                : assessment.policy();
        boolean authorized = authorizes(determination);
        CaseItem before = matter.before(item.sequence());
        String reference = before == null ? null : before.administrationReferenceNumber();
        return new CaseItem(
                item.sequence(),
                assessment == null ? null : assessment.policy().id(),
                version == null ? null : version.version(),
                version == null ? null : version.contentHash(),
                order.asOf(),
                assessment == null ? null : assessment.path(),
                order.product(),
                determination,
                Findings.json(determination, assessment),
                authorized ? numbers.authorization() : null,
                authorized || reference != null ? reference : numbers.administrationReference(),
                matter.today(),
                null);
    }

    private CaseItem unassessed(Matter matter, ClaimItem item, Order order, Determination determination, String note) {
        CaseItem before = matter.before(item.sequence());
        String reference = before == null ? null : before.administrationReferenceNumber();
        return new CaseItem(
                item.sequence(),
                null,
                null,
                null,
                order.asOf(),
                null,
                order.product(),
                determination,
                Findings.json(note),
                null,
                reference != null ? reference : numbers.administrationReference(),
                matter.today(),
                null);
    }

    private static boolean authorizes(Determination determination) {
        return switch (determination) {
            case Approved approved -> true;
            case Modified modified -> true;
            case Pended pended -> false;
            case Denied denied -> false;
            case Cancelled cancelled -> false;
        };
    }
}
