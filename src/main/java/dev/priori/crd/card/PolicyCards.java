package dev.priori.crd.card;

import dev.priori.crd.card.Card.Indicator;
import dev.priori.crd.card.Card.Page;
import dev.priori.crd.card.Card.Source;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.card.Card.Words;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.verdict.Verdict;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Raised;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import dev.priori.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policy that governs an order has to say: its advisories, what is missing, where it can be read. */
final class PolicyCards {

    private PolicyCards() {}

    static List<Card> advisories(Told told, HookCall call, boolean several) {
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
                    Companions.of(raised.advisory(), told, call),
                    List.of(told.focus().reference())));
        }
        return cards;
    }

    /** What a decision still needs, criterion by criterion. */
    static List<Card> missing(Told told, boolean several) {
        Assessment assessment = assessment(told);
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
                new Words(),
                List.of(told.focus().reference())));
    }

    /** Where the criteria can be read, while they leave something open. */
    static List<Card> page(Told told) {
        Assessment assessment = assessment(told);
        boolean undecided = told.answers().stream()
                .anyMatch(answer -> leavesOpen(answer.information().verdict()));
        return assessment == null || !undecided
                ? List.of()
                : page(assessment.policy(), List.of(told.focus().reference()));
    }

    /** The public page of a policy, if it has one. */
    static List<Card> page(Policy policy, List<String> orders) {
        String page = policy.page();
        if (page == null) {
            return List.of();
        }
        return List.of(new Card(
                Topic.GUIDELINE,
                Indicator.INFO,
                "Read the coverage criteria: " + policy.title(),
                "The published criteria of " + policy.title() + ", version " + policy.version()
                        + ": each clause, and what shows that it is met.",
                source(policy),
                new Page("Coverage criteria", page),
                orders));
    }

    static Source source(Policy policy) {
        return new Source(policy.publisher(), policy.page());
    }

    /** Which of several orders a card is about, in the words of the order (dev-24). */
    static String about(Told told, boolean several) {
        String label = told.label();
        return several && label != null ? "About " + Markdown.escape(label) + ". " : "";
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

    private static @Nullable Assessment assessment(Told told) {
        return told.appraisal() instanceof Assessed assessed ? assessed.assessment() : null;
    }
}
