package dev.priori.pas.answer;

import dev.priori.authorization.request.DueTimes;
import dev.priori.authorization.response.DenialReasons;
import java.time.Duration;

/**
 * What an operator may set.
 *
 * @param replayWindow how long the same bytes of the same caller get the stored answer; zero turns that off
 * @param bodyLimit largest body, in bytes
 * @param denialReasons codes of X12 886
 * @param refusal how a request is refused that is well-formed and yet not processed
 * @param dueTimes how long a decision may take
 */
public record PasSettings(
        Duration replayWindow, int bodyLimit, DenialReasons denialReasons, Refusal refusal, DueTimes dueTimes) {

    /**
     * @param code a code of X12 901
     * @param followup a code of X12 889
     */
    public record Refusal(String code, String followup) {}
}
