package dev.priori.crd.card;

import dev.priori.crd.card.Card.App;
import dev.priori.crd.card.Card.Indicator;
import dev.priori.crd.card.Card.Source;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a call: advisories of the policy first, then what is missing, what else could be ordered, what runs out, what the
 * plan has on file otherwise, where the policy can be read. The order is that of the call and of the policy, so that {@code max-cards} always keeps the same.
 */
public final class Advice {

    private final String insurer;
    private final Alternatives alternatives;
    private final Renewals renewals;
    private final Corrections corrections;
    private final @Nullable App app;

    /**
     * @param insurer who speaks where no policy does
     * @param app the plan's own app, if it has one
     */
    public Advice(
            String insurer, Alternatives alternatives, Renewals renewals, Corrections corrections, @Nullable App app) {
        this.insurer = insurer;
        this.alternatives = alternatives;
        this.renewals = renewals;
        this.corrections = corrections;
        this.app = app;
    }

    /** The cards, as many as the caller takes. */
    public List<Card> cards(List<Told> told, HookCall call, LocalDate today) {
        boolean several = told.size() > 1;
        var cards = new ArrayList<Card>();
        cards.addAll(merged(told, one -> PolicyCards.advisories(one, call, several)));
        told.forEach(one -> cards.addAll(instructions(one, call, several)));
        told.forEach(one -> cards.addAll(alternatives.cards(one, call, insurer)));
        cards.addAll(merged(told, one -> renewals.cards(one, call)));
        if (call.options().wants(Topic.INSURANCE.code())) {
            cards.addAll(corrections.cards(call, today, insurer));
        }
        cards.addAll(merged(told, PolicyCards::page));
        cards.addAll(merged(told, this::app));
        return cards.stream()
                .filter(card -> call.options().wants(card.topic().code()))
                .limit(call.options().maxCards())
                .toList();
    }

    /** Cards of the same words about several orders become one. */
    private static List<Card> merged(List<Told> told, Function<Told, List<Card>> maker) {
        var byText = new LinkedHashMap<String, Card>();
        for (Told one : told) {
            for (Card card : maker.apply(one)) {
                byText.merge(card.summary() + "\n" + card.detail(), card, Advice::both);
            }
        }
        return List.copyOf(byText.values());
    }

    private static Card both(Card one, Card other) {
        var orders = new ArrayList<>(one.orders());
        orders.addAll(other.orders());
        return new Card(one.topic(), one.indicator(), one.summary(), one.detail(), one.source(), one.body(), orders);
    }

    private List<Card> instructions(Told told, HookCall call, boolean several) {
        if (!told.answers().isEmpty()) {
            return PolicyCards.missing(told, several);
        }
        return call.hook().isPrimary() ? List.of(noCoverage(told, several)) : List.of();
    }

    private Card noCoverage(Told told, boolean several) {
        return new Card(
                Topic.COVERAGE,
                Indicator.INFO,
                "Check the patient's coverage: none is on file for this order",
                PolicyCards.about(told, several) + "The record holds no coverage of the patient, so nothing can be said"
                        + " about prior authorization.",
                new Source(insurer, null),
                new Card.Words(),
                List.of(told.focus().reference()));
    }

    /** The plan's app, where something is left to be found out. */
    private List<Card> app(Told told) {
        boolean open = told.answers().stream()
                .map(answer -> answer.information().verdict())
                .anyMatch(verdict -> verdict instanceof Verdict.Open || verdict instanceof Verdict.ForReview);
        if (app == null || !open) {
            return List.of();
        }
        return List.of(new Card(
                Topic.INSURANCE,
                Indicator.INFO,
                "Look it up with the plan: " + app.label(),
                "Opens the plan's own app for this patient. It is not needed to request an authorization.",
                new Source(insurer, null),
                app,
                List.of(told.focus().reference())));
    }
}
