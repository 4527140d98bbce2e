package dev.priori.chart.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An actual AdverseEvent: what happened, and the products suspected. */
public record Reaction(
        String reference,
        Concept event,
        List<Concept> suspects,
        @Nullable When date) implements Fact {

    @Override
    public String shows() {
        return "Adverse event: " + event.label();
    }
}
