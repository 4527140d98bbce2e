package dev.priori.subscription.relay;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import dev.priori.access.OutgoingCalls;
import dev.priori.access.OutgoingCalls.Answered;
import dev.priori.access.OutgoingCalls.NotAnswered;
import dev.priori.subscription.relay.Notices.Told;
import dev.priori.subscription.store.Event;
import dev.priori.subscription.store.Status;
import dev.priori.subscription.store.Subscription;
import dev.priori.subscription.store.SubscriptionStore;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends one subscription what it is owed: handshake, events by number, heartbeat. One at a time and in order; what the
 * subscriber did not take is sent again later. When the process ends between sending and noting it, a number is sent twice.
 */
public final class Delivery {

    private static final int MOST_AT_ONCE = 50;
    private static final int LONGEST_ANSWER = 64 << 10;

    private final SubscriptionStore subscriptions;
    private final Results results;
    private final OutgoingCalls calls;
    private final Pace pace;
    private final Clock clock;

    public Delivery(SubscriptionStore subscriptions, Results results, OutgoingCalls calls, Pace pace, Clock clock) {
        this.subscriptions = subscriptions;
        this.results = results;
        this.calls = calls;
        this.pace = pace;
        this.clock = clock;
    }

    /** Sends what can be sent now; what comes back settles when to look again. */
    CompletionHandler<Void> serve(UUID id) {
        subscriptions.find(id).filter(found -> found.isServed(clock.instant())).ifPresent(this::serve);
        return (complete, task) -> subscriptions.settle(
                id,
                (served, owed) ->
                        next(served, owed).ifPresentOrElse(at -> task.reschedule(complete, at), task::remove));
    }

    private void serve(Subscription to) {
        if (to.status() == Status.REQUESTED) {
            if (!takes(to, Notices.handshake(to, clock.instant()))) {
                return;
            }
            subscriptions.activated(to, clock.instant());
        }
        for (Event event : subscriptions.owed(to.id(), MOST_AT_ONCE)) {
            var told = new Told(event, results.of(to, event));
            if (!takes(to, Notices.event(to, told, clock.instant()))) {
                return;
            }
            subscriptions.delivered(to, event, clock.instant());
        }
        subscriptions.find(to.id()).filter(this::isSilent).ifPresent(silent -> {
            if (takes(silent, Notices.heartbeat(silent, clock.instant()))) {
                subscriptions.alive(silent, clock.instant());
            }
        });
    }

    private boolean isSilent(Subscription to) {
        Instant due = heartbeat(to);
        return due != null && !clock.instant().isBefore(due);
    }

    private static @Nullable Instant heartbeat(Subscription to) {
        Duration period = to.terms().heartbeat();
        return period == null || to.sent() == null ? null : to.sent().plus(period);
    }

    private Optional<Instant> next(@Nullable Subscription served, boolean owed) {
        Instant now = clock.instant();
        if (served == null || !served.isServed(now)) {
            return Optional.empty();
        }
        if (served.failures() > 0) {
            return Optional.of(now.plus(pace.after(served.failures())));
        }
        return owed || served.status() == Status.REQUESTED ? Optional.of(now) : Optional.ofNullable(heartbeat(served));
    }

    private boolean takes(Subscription to, ObjectNode notice) {
        String failure =
                switch (calls.send(request(to, notice), pace.answerWithin(), LONGEST_ANSWER)) {
                    case Answered answered when answered.status() / 100 == 2 -> null;
                    case Answered answered -> "status " + answered.status();
                    case NotAnswered not -> not.why();
                };
        if (failure != null) {
            subscriptions.failed(to, failure, clock.instant(), pace.giveUpAfter());
        }
        return failure == null;
    }

    private static HttpRequest request(Subscription to, ObjectNode notice) {
        HttpRequest.Builder request = HttpRequest.newBuilder(to.terms().endpoint())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", to.terms().contentType())
                .POST(BodyPublishers.ofByteArray(notice.toString().getBytes(StandardCharsets.UTF_8)));
        to.terms().headers().forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }
}
