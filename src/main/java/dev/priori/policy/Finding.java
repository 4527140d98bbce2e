package dev.priori.policy;

import org.jspecify.annotations.Nullable;

/** The value of one criterion. */
public enum Finding {
    MET,
    NOT_MET,
    UNKNOWN;

    /** CQL's true, false and null; the only place a CQL null is translated. */
    public static Finding of(@Nullable Boolean value) {
        if (value == null) {
            return UNKNOWN;
        }
        return value ? MET : NOT_MET;
    }
}
