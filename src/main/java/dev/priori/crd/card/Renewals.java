package dev.priori.crd.card;

import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Concept;
import dev.priori.crd.card.Card.Indicator;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.card.Card.Words;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.HookCall;
import dev.priori.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** At a visit: authorizations on file that run out soon, and where the criteria for going on can be read. */
public final class Renewals {

    /** How long before its end an authorization is spoken of. */
    private static final int DAYS_BEFORE = 60;

    private static final Set<String> VISITS = Set.of("Appointment", "Encounter");

    private final Supplier<List<Policy>> policies;

    /** @param policies every version that is served */
    public Renewals(Supplier<List<Policy>> policies) {
        this.policies = policies;
    }

    List<Card> cards(Told told, HookCall call) {
        if (!(told.appraisal() instanceof Assessed assessed)
                || !VISITS.contains(assessed.order().type())) {
            return List.of();
        }
        LocalDate day = assessed.order().asOf();
        var cards = new ArrayList<Card>();
        for (Approval approval : assessed.chart().approvals()) {
            boolean ours = call.resources().find(approval.reference()).isEmpty();
            LocalDate end =
                    approval.end() == null ? null : approval.end().toDay().orElse(null);
            if (ours && end != null && !day.isAfter(end) && end.isBefore(day.plusDays(DAYS_BEFORE))) {
                governing(approval, day).ifPresent(policy -> {
                    cards.add(ending(approval, end, policy, told));
                    cards.addAll(PolicyCards.page(policy, List.of(told.focus().reference())));
                });
            }
        }
        return cards;
    }

    private Optional<Policy> governing(Approval approval, LocalDate day) {
        return policies.get().stream()
                .filter(policy -> policy.inForce(day))
                .filter(policy -> approval.products().stream().anyMatch(policy::governs))
                .findFirst();
    }

    private static Card ending(Approval approval, LocalDate end, Policy policy, Told told) {
        String product = approval.products().stream()
                .map(Concept::label)
                .filter(label -> !label.isBlank())
                .findFirst()
                .orElse(policy.title());
        return new Card(
                Topic.LIMITS,
                Indicator.INFO,
                "Request the renewal in time: an authorization ends on " + end,
                "The authorization of " + Markdown.escape(product) + " ends on " + end
                        + ". If the treatment goes on, order it anew or send the request for its renewal before that"
                        + " day.",
                PolicyCards.source(policy),
                new Words(),
                List.of(told.focus().reference()));
    }
}
