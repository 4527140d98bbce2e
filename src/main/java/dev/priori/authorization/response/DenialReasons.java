package dev.priori.authorization.response;

import java.util.Map;
import java.util.Optional;

/**
 * The plan's codes of X12 886 by reason of denial. The list is licensed and not part of this software: without an entry
 * the answer names the reason in words only.
 */
public record DenialReasons(Map<String, String> codes) {

    public DenialReasons {
        codes = Map.copyOf(codes);
    }

    Optional<String> code(String reason) {
        return Optional.ofNullable(codes.get(reason));
    }
}
