package dev.priori.chart.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An earlier approved authorization: ClaimResponse active, preauthorization, complete, item A1 or A6, of the payer of the
 * coverage.
 *
 * @param products every product code of the approved item, empty when it cannot be told
 * @param path the path it was given on, when the server's own store knows it
 */
public record Approval(
        String reference,
        List<Concept> products,
        @Nullable When start,
        @Nullable When end,
        @Nullable String path) implements Fact {

    @Override
    public String shows() {
        return "Approval on file" + (end == null ? "" : " until " + end.toDateString());
    }

    @Override
    public @Nullable When date() {
        return start;
    }
}
