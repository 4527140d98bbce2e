package dev.priori.crd.feedback;

import dev.priori.crd.card.CardId;
import dev.priori.crd.feedback.Feedback.Reason;
import dev.priori.database.Column;
import dev.priori.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Feedback as it is kept. Comments are the words of clinicians: they are stored, and shown nowhere else. */
public final class FeedbackStore {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;

    public FeedbackStore(Database database) {
        this.database = database;
    }

    /**
     * How many cards of a kind met an outcome; a card counts once however often it is reported.
     *
     * @param topic "" for cards that are none of ours
     */
    public record Count(String topic, String outcome, long cards) {}

    /** Keeps all of it or nothing. */
    void keep(String service, List<Feedback> feedback, Instant received) {
        database.write(
                "keeping feedback",
                () -> database.jdbc()
                        .batchUpdate(
                                """
                                insert into card_feedback (id, service, card, topic, outcome, accepted, reason_system, reason_code,
                                    reason_display, user_comment, outcome_at, received)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                                """,
                                feedback.stream()
                                        .map(one -> row(service, one, received))
                                        .toList()));
    }

    /** Cards by kind and outcome. */
    public List<Count> counts() {
        return database.read(
                "counting feedback",
                () -> database.client()
                        .sql("""
                            select topic, outcome, count(distinct card) as cards from card_feedback
                            group by topic, outcome order by topic, outcome\
                            """)
                        .query((row, number) ->
                                new Count(row.getString("topic"), row.getString("outcome"), row.getLong("cards")))
                        .list());
    }

    private static @Nullable Object[] row(String service, Feedback feedback, Instant received) {
        Reason reason = feedback.reason();
        return new @Nullable Object[] {
            UUID.randomUUID(),
            service,
            Column.text(feedback.card()),
            CardId.topic(feedback.card()),
            feedback.outcome().code(),
            Column.text(JSON.writeValueAsString(feedback.accepted())),
            reason == null ? null : Column.textOrNull(reason.system()),
            reason == null ? null : Column.textOrNull(reason.code()),
            reason == null ? null : Column.textOrNull(reason.display()),
            reason == null ? null : Column.textOrNull(reason.comment()),
            Column.time(feedback.at()),
            Column.time(received)
        };
    }
}
