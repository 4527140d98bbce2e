package dev.priori.crd.card;

import dev.priori.crd.card.Card.Indicator;
import dev.priori.crd.card.Card.Link;
import dev.priori.crd.card.Card.Source;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Told;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.request.Options;
import dev.priori.crd.verdict.Verdict;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Raised;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import dev.priori.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cards: advisories of the policy first, then what is missing, then where the policy can be read. The order is that of the
 * call and of the policy, so that {@code max-cards} always keeps the same ones.
 */
public final class Advice {

    private final String insurer;

    /**
     * @param insurer who speaks where no policy does
     */
    public Advice(String insurer) {
        this.insurer = insurer;
    }

    /** The cards of a call, as many as the caller takes. */
    public List<Card> cards(List<Told> told, Hook hook, Options options) {
        var cards = new ArrayList<Card>();
        cards.addAll(merged(told, one -> advisories(one, told.size() > 1)));
        for (Told one : told) {
            cards.addAll(instructions(one, hook, told.size() > 1));
        }
        cards.addAll(merged(told, this::policyPage));
        return cards.stream()
                .filter(card -> options.wants(card.topic().code()))
                .limit(options.maxCards())
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
        return new Card(one.topic(), one.indicator(), one.summary(), one.detail(), one.source(), one.link(), orders);
    }

    private List<Card> advisories(Told told, boolean several) {
        Assessment assessment = assessment(told);
        if (assessment == null) {
            return List.of();
        }
        var cards = new ArrayList<Card>();
        for (Raised raised : assessment.advisories()) {
            var detail = new StringBuilder(about(told, several))
                    .append(raised.advisory().text());
            for (Evidence evidence : raised.evidence()) {
                detail.append("\n- ").append(Markdown.escape(evidence.shows()));
                if (evidence.date() != null) {
                    detail.append(" (").append(evidence.date().toDateString()).append(')');
                }
            }
            cards.add(new Card(
                    Topic.REMINDER,
                    Indicator.WARNING,
                    raised.advisory().title(),
                    detail.toString(),
                    source(assessment.policy()),
                    null,
                    List.of(told.focus().reference())));
        }
        return cards;
    }

    private List<Card> instructions(Told told, Hook hook, boolean several) {
        Assessment assessment = assessment(told);
        if (told.answers().isEmpty()) {
            return hook.isPrimary() ? List.of(noCoverage(told, several)) : List.of();
        }
        boolean incomplete = told.answers().stream()
                .anyMatch(answer -> answer.information().verdict() instanceof Verdict.Incomplete);
        if (assessment == null || !incomplete) {
            return List.of();
        }
        var detail = new StringBuilder(about(told, several)).append("Still needed before a decision:");
        int open = 0;
        for (Assessment.Assessed criterion : assessment.criteria()) {
            if (criterion.finding() == Finding.UNKNOWN) {
                open++;
                detail.append("\n- **").append(criterion.criterion().title()).append("**: ");
                detail.append(
                        criterion.missing().isEmpty()
                                ? criterion.criterion().clause()
                                : String.join("; ", criterion.missing()));
            }
        }
        String summary = "Prior authorization required: " + open + (open == 1 ? " fact is" : " facts are")
                + " missing for " + assessment.policy().title();
        return List.of(new Card(
                Topic.COVERAGE,
                Indicator.INFO,
                summary,
                detail.toString(),
                source(assessment.policy()),
                null,
                List.of(told.focus().reference())));
    }

    private Card noCoverage(Told told, boolean several) {
        return new Card(
                Topic.COVERAGE,
                Indicator.INFO,
                "Check the patient's coverage: none is on file for this order",
                about(told, several) + "The record holds no coverage of the patient, so nothing can be said about prior"
                        + " authorization.",
                new Source(insurer, null),
                null,
                List.of(told.focus().reference()));
    }

    private List<Card> policyPage(Told told) {
        Assessment assessment = assessment(told);
        boolean undecided = told.answers().stream()
                .anyMatch(answer -> leavesOpen(answer.information().verdict()));
        String page = assessment == null ? null : assessment.policy().page();
        if (assessment == null || page == null || !undecided) {
            return List.of();
        }
        String title = assessment.policy().title();
        return List.of(new Card(
                Topic.GUIDELINE,
                Indicator.INFO,
                "Read the coverage criteria: " + title,
                "The published criteria of " + title + ", version "
                        + assessment.policy().version() + ": each clause, and what shows that it is met.",
                source(assessment.policy()),
                new Link("Coverage criteria", page),
                List.of(told.focus().reference())));
    }

    private static boolean leavesOpen(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Incomplete incomplete -> true;
            case Verdict.ForReview unmet -> true;
            case Verdict.Open open -> open.cause() == Verdict.Cause.NOT_RECOGNIZED;
            case Verdict.Granted granted -> false;
            case Verdict.ToRequest ready -> false;
            case Verdict.Refused refused -> false;
        };
    }

    private static String about(Told told, boolean several) {
        String label = told.label();
        return several && label != null ? "About " + Markdown.escape(label) + ". " : "";
    }

    private Source source(Policy policy) {
        return new Source(policy.publisher(), policy.page());
    }

    private static @Nullable Assessment assessment(Told told) {
        return told.appraisal() instanceof Assessed assessed ? assessed.assessment() : null;
    }
}
