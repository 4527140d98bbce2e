package dev.priori.crd.decide;

import dev.priori.authorization.Case;
import dev.priori.authorization.CaseItem;
import dev.priori.authorization.store.CaseStore;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.When;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.policy.Assessment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Authorizations that the plan gave the member before and that still run: an order they cover needs no other one. */
final class ApprovalsOnFile {

    /** The track that a policy takes while an approval nears its end. */
    private static final String RENEWAL = "renewal";

    private final CaseStore cases;

    ApprovalsOnFile(CaseStore cases) {
        this.cases = cases;
    }

    /**
     * The approval that covers the order on its day, as a grant.
     *
     * @param billing the codes of the order that a claim bills by
     */
    Optional<Granted> covering(Assessed assessed, HookCall call, List<Coding> billing) {
        LocalDate day = assessed.order().asOf();
        Predicate<Concept> same = sameProduct(assessed);
        return assessed.chart().approvals().stream()
                .filter(approval -> call.resources().find(approval.reference()).isEmpty())
                .filter(approval -> approval.products().stream().anyMatch(same))
                .flatMap(approval -> runs(approval, day))
                .flatMap(running -> numbered(running, same))
                .findFirst()
                .map(found -> granted(found, assessed.assessment(), billing));
    }

    private record Running(Approval approval, LocalDate from, LocalDate to) {}

    private record Numbered(Running running, String number) {}

    /** The product that the same policy governs, or one that shares a code with the order's. */
    private static Predicate<Concept> sameProduct(Assessed assessed) {
        Assessment assessment = assessed.assessment();
        List<Coding> codings = assessed.order().product().codings();
        return assessment == null
                ? product -> product.codings().stream()
                        .anyMatch(coding -> codings.stream().anyMatch(coding::sameAs))
                : assessment.policy()::governs;
    }

    private static Stream<Running> runs(Approval approval, LocalDate day) {
        LocalDate from = day(approval.start());
        LocalDate to = day(approval.end());
        if (from == null || to == null || day.isBefore(from) || day.isAfter(to)) {
            return Stream.empty();
        }
        return Stream.of(new Running(approval, from, to));
    }

    private static @Nullable LocalDate day(@Nullable When when) {
        return when == null ? null : when.toDay().orElse(null);
    }

    private Stream<Numbered> numbered(Running running, Predicate<Concept> same) {
        String id = running.approval().reference().substring("ClaimResponse/".length());
        Optional<Case> kept = cases.byClaimResponse(id);
        return (kept.isPresent() ? kept : unanswered(id))
                .stream()
                        .flatMap(found -> found.items().stream())
                        .filter(item -> same.test(item.product()))
                        .map(CaseItem::authorizationNumber)
                        .filter(Objects::nonNull)
                        .map(number -> new Numbered(running, number));
    }

    /** A case that no ClaimResponse was sent for: granted at a hook, known by its own id. */
    private Optional<Case> unanswered(String id) {
        try {
            return cases.find(UUID.fromString(id));
        } catch (IllegalArgumentException otherId) {
            return Optional.empty();
        }
    }

    private static Granted granted(Numbered found, @Nullable Assessment assessment, List<Coding> billing) {
        Running running = found.running();
        var reasons = new ArrayList<String>();
        reasons.add("Authorized already, from " + running.from() + " to " + running.to() + ".");
        if (assessment != null && RENEWAL.equals(assessment.track())) {
            reasons.add("Its renewal can be requested now.");
        }
        return new Granted(found.number(), running.from(), running.to(), billing, List.copyOf(reasons));
    }
}
