package dev.priori.subscription.relay;

import java.time.Duration;

/**
 * How fast notifications go.
 *
 * @param answerWithin the longest time a subscriber may take to answer
 * @param first how long after it was asked for a subscription the handshake is sent: the subscriber has to hear of its
 *     subscription before
 * @param retry after the first failure; doubled after each further one up to {@code slowest}
 * @param giveUpAfter how long sending fails before a subscription is in error
 */
public record Pace(Duration answerWithin, Duration first, Duration retry, Duration slowest, Duration giveUpAfter) {

    /** The usual pace. */
    public static Pace usual(Duration answerWithin, Duration giveUpAfter) {
        return new Pace(
                answerWithin, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(30), giveUpAfter);
    }

    /** How long to wait after that many failures in a row. */
    Duration after(int failures) {
        Duration wait = retry.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(slowest) > 0 ? slowest : wait;
    }
}
