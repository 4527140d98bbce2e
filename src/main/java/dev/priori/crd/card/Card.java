package dev.priori.crd.card;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Advice for the prescriber beside the coverage information.
 *
 * @param topic a code of {@link Topic}
 * @param summary shortened to 139 characters where it is longer
 * @param detail GitHub-flavoured markdown; what comes from the order is already escaped
 * @param source who says so
 * @param link where to read more, null for none
 * @param orders references of the orders it is about
 */
public record Card(
        Topic topic,
        Indicator indicator,
        String summary,
        String detail,
        Source source,
        @Nullable Link link,
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

    /** An absolute link. */
    public record Link(String label, String url) {}

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
        REMINDER("clinical-reminder");

        private final String code;

        Topic(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
