package dev.priori.chart.fact;

import org.jspecify.annotations.Nullable;

/** The patient. */
public record Person(String reference, @Nullable When birthDate) implements Fact {

    @Override
    public String shows() {
        return birthDate == null ? "No birth date" : "Born " + birthDate.toDateString();
    }

    @Override
    public @Nullable When date() {
        return birthDate;
    }
}
