package dev.priori.pas;

import dev.priori.authorization.CaseItem;
import dev.priori.authorization.Findings;
import dev.priori.authorization.Key;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.chart.Chart.Channel;
import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.read.ChartReader;
import dev.priori.chart.read.ChartSource;
import dev.priori.chart.read.OrderReader;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.database.StorageUnavailable;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.decision.Determination;
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

    ItemDecisions(Policies policies, Determiner determiner, CaseStore cases, Numbers numbers) {
        this.policies = policies;
        this.determiner = determiner;
        this.cases = cases;
        this.numbers = numbers;
    }

    /**
     * The decisions, in the order of the items.
     *
     * @throws ProblemException when an order cannot be read
     */
    List<CaseItem> decide(PasRequest request, LocalDate today) {
        var reader = new OrderReader(request.claim().bundle());
        return request.items().stream()
                .map(item -> decide(request, item, reader.fromClaimItem(item, today), today))
                .toList();
    }

    private CaseItem decide(PasRequest request, ClaimItem item, Order order, LocalDate today) {
        try {
            Chart chart = chart(request, item, order);
            Assessment assessment = policies.assess(order, chart).orElse(null);
            Determination determination = determiner.determine(order, chart, assessment);
            return decided(item.sequence(), order, determination, assessment, today);
        } catch (StorageUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            String note = "The request could not be evaluated; a person looks at it. Reference " + Failures.log(failure)
                    + ".";
            return technical(item.sequence(), order, note, today);
        }
    }

    private Chart chart(PasRequest request, ClaimItem item, Order order) {
        Entry requested = item.requested();
        var source = new ChartSource(
                request.claim().bundle(),
                SubmittedClaim.url(request.claim().patient()),
                order.asOf(),
                Channel.PAS,
                Set.of(),
                requested == null ? null : requested.reference(),
                null,
                item);
        List<Key> member = request.member();
        Chart chart = new ChartReader().read(source);
        return member.isEmpty() ? chart : chart.withApprovals(cases.approvalsFor(member));
    }

    private CaseItem decided(
            int sequence,
            Order order,
            Determination determination,
            @Nullable Assessment assessment,
            LocalDate today) {
        Policy version = assessment == null || assessment.product() == Assessment.Product.NO_VERSION
                ? null
                : assessment.policy();
        boolean authorized = authorizes(determination);
        return new CaseItem(
                sequence,
                assessment == null ? null : assessment.policy().id(),
                version == null ? null : version.version(),
                version == null ? null : version.contentHash(),
                order.asOf(),
                assessment == null ? null : assessment.path(),
                order.product(),
                determination,
                Findings.json(determination, assessment),
                authorized ? numbers.authorization() : null,
                authorized ? null : numbers.administrationReference(),
                today,
                null);
    }

    private CaseItem technical(int sequence, Order order, String note, LocalDate today) {
        return new CaseItem(
                sequence,
                null,
                null,
                null,
                order.asOf(),
                null,
                order.product(),
                new Pended("technical"),
                Findings.json(note),
                null,
                numbers.administrationReference(),
                today,
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
