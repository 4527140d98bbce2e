package dev.priori.crd.card;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Advice for the clinician beside the coverage information.
 *
 * @param summary shortened to 139 characters where it is longer
 * @param detail GitHub-flavoured markdown; what comes from the order is already escaped
 * @param source who says so
 * @param orders references of the orders it is about
 */
public record Card(
        Topic topic,
        Indicator indicator,
        String summary,
        String detail,
        Source source,
        Body body,
        List<String> orders) {

    private static final int LONGEST_SUMMARY = 139;

    public Card {
        if (summary.length() > LONGEST_SUMMARY) {
            int end = summary.lastIndexOf(' ', LONGEST_SUMMARY - 1);
            summary = summary.substring(0, end < LONGEST_SUMMARY / 2 ? LONGEST_SUMMARY - 1 : end) + "…";
        }
        orders = List.copyOf(orders);
    }

    /** The insurer, and the public page of its policy. */
    public record Source(String label, @Nullable String url) {}

    /** What a card offers beside its words: one kind a card. A switch over it has no default branch. */
    public sealed interface Body {}

    /** Words alone (CRD: instructions). */
    public record Words() implements Body {}

    /** A page to read (CRD: external reference). */
    public record Page(String label, String url) implements Body {}

    /** A SMART app to open with the patient's context (CRD: launch SMART application). */
    public record App(String label, String url) implements Body {}

    /** Changes to choose from, at most one of them (CRD: alternate request, additional orders, coverage record). */
    public record Choice(List<Suggestion> suggestions) implements Body {}

    /** One choice; its actions are applied together. */
    public record Suggestion(String label, List<Action> actions) {}

    /** One change. A switch over it has no default branch. */
    public sealed interface Action {
        /** What it does, in words. */
        String description();
    }

    /** A resource is made. */
    public record Create(String description, ObjectNode resource) implements Action {}

    /** A resource is changed; it is given whole. */
    public record Update(String description, ObjectNode resource) implements Action {}

    /** A resource is taken away. */
    public record Delete(String description, String reference) implements Action {}

    /** How loud a card is. */
    public enum Indicator {
        INFO("info"),
        WARNING("warning");

        private final String code;

        Indicator(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The kinds of answers given here; each is a configuration option too. */
    public enum Topic {
        COVERAGE("coverage-info"),
        GUIDELINE("guideline"),
        REMINDER("clinical-reminder"),
        LIMITS("limits"),
        ALTERNATIVE("therapy-alternatives-opt"),
        INSURANCE("insurance");

        private final String code;

        Topic(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
