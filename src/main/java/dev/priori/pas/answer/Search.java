package dev.priori.pas.answer;

import dev.priori.authorization.CaseItem;
import dev.priori.authorization.element.ReviewActions;
import dev.priori.authorization.request.RequestedItem;
import dev.priori.authorization.request.SubmittedClaim;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.pas.answer.Inquiries.Candidate;
import dev.priori.pas.read.Criteria;
import dev.priori.pas.read.Days;
import dev.priori.pas.read.Inquiry;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case is what an inquiry asks for: its diagnoses have one of those named, and one of its items agrees with
 * everything that one item of the inquiry names.
 */
record Search(Inquiry inquiry) {

    boolean finds(Candidate candidate) {
        SubmittedClaim claim = candidate.answered().claim();
        boolean diagnosed = inquiry.diagnoses().isEmpty()
                || claim.diagnosisCodes().stream()
                        .anyMatch(code -> inquiry.diagnoses().stream().anyMatch(code::sameAs));
        return diagnosed
                && candidate.kept().items().stream()
                        .anyMatch(item -> within(inquiry.billable(), claim, item) && meets(claim, item));
    }

    private boolean meets(SubmittedClaim claim, CaseItem item) {
        return inquiry.items().isEmpty() || inquiry.items().stream().anyMatch(criteria -> meets(criteria, claim, item));
    }

    private static boolean meets(Criteria criteria, SubmittedClaim claim, CaseItem item) {
        Optional<Authorized> authorized = authorized(item);
        return (criteria.products().isEmpty()
                        || item.product().codings().stream()
                                .anyMatch(code -> criteria.products().stream().anyMatch(code::sameAs)))
                && within(criteria.serviced(), claim, item)
                && (criteria.issued() == null || criteria.issued().contains(item.decided()))
                && agrees(
                        criteria.effective(),
                        days -> authorized
                                .filter(each -> days.contains(each.from()))
                                .isPresent())
                && agrees(
                        criteria.expires(),
                        days -> authorized
                                .filter(each -> days.contains(each.to()))
                                .isPresent())
                && (criteria.reviewActions().isEmpty()
                        || criteria.reviewActions().contains(ReviewActions.code(item.determination())));
    }

    /** By the days asked for, and by those authorized. */
    private static boolean within(@Nullable Days days, SubmittedClaim claim, CaseItem item) {
        if (days == null) {
            return true;
        }
        RequestedItem asked = claim.item(item.sequence());
        Stream<Days> requested = Stream.of("servicedPeriod", "servicedDate")
                .flatMap(name -> Days.read(asked.node().path(name)).stream());
        Stream<Days> authorized = authorized(item).stream().map(each -> new Days(each.from(), each.to()));
        return Stream.concat(requested, authorized).anyMatch(days::overlaps);
    }

    private static boolean agrees(@Nullable Days days, Predicate<Days> rule) {
        return days == null || rule.test(days);
    }

    private static Optional<Authorized> authorized(CaseItem item) {
        return switch (item.determination()) {
            case Approved approved -> Optional.of(approved.authorized());
            case Modified modified -> Optional.of(modified.authorized());
            case Pended pended -> Optional.empty();
            case Denied denied -> Optional.empty();
            case Cancelled cancelled -> Optional.empty();
        };
    }
}
