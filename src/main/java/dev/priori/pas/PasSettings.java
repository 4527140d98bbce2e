package dev.priori.pas;

import dev.priori.authorization.response.DenialReasons;
import java.time.Duration;
import java.util.Map;

/**
 * What an operator may set.
 *
 * @param replayWindow how long the same bytes of the same caller get the stored answer; zero turns that off
 * @param bodyLimit largest body, in bytes
 * @param denialReasons codes of X12 886
 * @param refusal how a request is refused that is well-formed and yet not processed
 */
public record PasSettings(Duration replayWindow, int bodyLimit, DenialReasons denialReasons, Refusal refusal) {

    /** A minute of replay, 10 MiB, no codes of denial, and codes that public sources know as an input error to correct. */
    public static final PasSettings STANDARD = new PasSettings(
            Duration.ofMinutes(1), 10 << 20, new DenialReasons(Map.of()), new Refusal("33", "C"));

    /**
     * @param code a code of X12 901
     * @param followup a code of X12 889
     */
    public record Refusal(String code, String followup) {}
}
