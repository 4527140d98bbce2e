package dev.priori.authorization;

import dev.priori.policy.Criterion.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the plan needs to know before it can decide an item.
 *
 * @param text in words
 * @param document what would show it, null when the policy names no document
 * @param questions linkIds of the questionnaire items that ask for it
 */
public record Ask(String text, @Nullable Document document, List<String> questions) {

    public Ask {
        questions = List.copyOf(questions);
    }
}
