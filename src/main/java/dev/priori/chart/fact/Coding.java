package dev.priori.chart.fact;

import org.jspecify.annotations.Nullable;

/** One code of one system; system aliases are already replaced and NDCs are in 11 digits. Codes are never numbers. */
public record Coding(String system, String code, @Nullable String display) {

    /** The same code of the same system, whatever the display says. */
    public boolean sameAs(Coding other) {
        return code.equals(other.code) && system.equals(other.system);
    }
}
