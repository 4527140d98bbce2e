package dev.priori.chart.fact;

import org.jspecify.annotations.Nullable;

/** Something a resource of the chart says; the unit of evidence. */
public sealed interface Fact permits Person, Diagnosis, Result, Therapy, Answer, Approval, Reaction {

    /** {@code Type/id} when the resource has an id, else its fullUrl; unique within a chart. */
    String reference();

    /** What the resource shows, in a few words of its own content. */
    String shows();

    /** The date the fact counts from, if any. */
    @Nullable
    When date();
}
