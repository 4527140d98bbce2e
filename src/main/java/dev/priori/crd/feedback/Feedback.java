package dev.priori.crd.feedback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a card.
 *
 * @param card uuid of the card, as it came
 * @param accepted ids of the suggestions that were taken; empty when the card was overridden
 * @param reason why it was overridden, null when that was not told
 * @param at when that was
 */
public record Feedback(
        String card,
        Outcome outcome,
        List<String> accepted,
        @Nullable Reason reason,
        Instant at) {

    /** The words of CDS Hooks. */
    public enum Outcome {
        ACCEPTED("accepted"),
        OVERRIDDEN("overridden");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Why a card was overridden: a coding as far as there is one, and what the person wrote. */
    public record Reason(
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String comment) {}
}
