package dev.priori.fhir.http;

import dev.priori.fhir.Problem;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our own failures: logged under a number, told by that number alone. Messages of exceptions are never logged, since they
 * may repeat what a caller sent.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int FRAMES = 40;
    private static final int CAUSES = 8;

    private Failures() {}

    /** Logs classes and stack of the failure; returns its number. */
    public static String log(Throwable failure) {
        return log("Failed", failure);
    }

    /**
     * Logs classes and stack of the failure; returns its number.
     *
     * @param about what failed, free of anything a caller sent
     */
    public static String log(String about, Throwable failure) {
        String number = "F-" + UUID.randomUUID().toString().substring(0, 13);
        LOG.error("{} {}: {}", number, about, trace(failure));
        return number;
    }

    /** What the caller is told: status 500 and the number. */
    public static Problem problem(String number) {
        return Problem.of(
                500,
                Problem.Issue.error(
                        "exception",
                        "The server failed and decided nothing",
                        null,
                        "a fault of its own, number " + number,
                        "give that number to its operator"));
    }

    private static String trace(Throwable failure) {
        var text = new StringBuilder();
        Throwable at = failure;
        for (int causes = 0; at != null && causes < CAUSES; causes++) {
            text.append(causes == 0 ? "" : "\ncaused by ").append(at.getClass().getName());
            StackTraceElement[] frames = at.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
                text.append("\n    at ").append(frames[i]);
            }
            at = at.getCause();
        }
        return text.toString();
    }
}
