package dev.priori.crd.feedback;

import dev.priori.crd.feedback.Feedback.Outcome;
import dev.priori.crd.feedback.Feedback.Reason;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body of a feedback call. Unknown elements are passed over. */
final class FeedbackReader {

    private static final int MOST = 1000;

    private final List<Issue> faults = new ArrayList<>();

    private FeedbackReader() {}

    /**
     * Every entry.
     *
     * @throws ProblemException 400 with every fault; then no entry counts
     */
    static List<Feedback> read(JsonNode root) {
        var reader = new FeedbackReader();
        List<Feedback> feedback = reader.entries(root.path("feedback"));
        if (!reader.faults.isEmpty()) {
            throw new ProblemException(new Problem(400, reader.faults));
        }
        return feedback;
    }

    private List<Feedback> entries(JsonNode list) {
        if (!list.isArray() || list.size() > MOST) {
            fault("feedback", list.isArray() ? "more than " + MOST : "no array", "send an array of what was done");
            return List.of();
        }
        var feedback = new ArrayList<Feedback>();
        for (int i = 0; i < list.size(); i++) {
            entry(list.get(i), "feedback[" + i + "]").ifPresent(feedback::add);
        }
        return feedback;
    }

    private Optional<Feedback> entry(JsonNode entry, String path) {
        String card = text(entry.path("card"));
        if (card == null || card.length() > 64) {
            fault(path + ".card", "no uuid", "send the uuid of the card");
        }
        String outcomeCode = text(entry.path("outcome"));
        Outcome outcome = Stream.of(Outcome.values())
                .filter(one -> one.code().equals(outcomeCode))
                .findFirst()
                .orElse(null);
        if (outcome == null) {
            fault(path + ".outcome", "no outcome", "send accepted or overridden");
        }
        List<String> accepted = accepted(entry.path("acceptedSuggestions"));
        if (outcome == Outcome.ACCEPTED && accepted.isEmpty()) {
            fault(path + ".acceptedSuggestions", "no id", "send the uuids of the suggestions that were taken");
        }
        Instant at = time(text(entry.path("outcomeTimestamp")));
        if (at == null) {
            fault(path + ".outcomeTimestamp", "no time", "send a time such as 2025-06-16T12:00:00Z");
        }
        return card == null || outcome == null || at == null
                ? Optional.empty()
                : Optional.of(new Feedback(card, outcome, accepted, reason(entry.path("overrideReason")), at));
    }

    private static List<String> accepted(JsonNode suggestions) {
        var ids = new ArrayList<String>();
        for (JsonNode suggestion : suggestions.values()) {
            String id = text(suggestion.path("id"));
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static @Nullable Reason reason(JsonNode override) {
        JsonNode coding = override.path("reason");
        var reason = new Reason(
                text(coding.path("system")),
                text(coding.path("code")),
                text(coding.path("display")),
                text(override.path("userComment")));
        return reason.equals(new Reason(null, null, null, null)) ? null : reason;
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : null;
    }

    private void fault(String path, String found, String remedy) {
        faults.add(Issue.error("invalid", "Feedback cannot be read", path, found, remedy));
    }
}
