package dev.priori.chart.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CodeableConcept: its codings, all of them, and its text. */
public record Concept(List<Coding> codings, @Nullable String text) {

    /** Nothing coded, nothing written. */
    public static final Concept EMPTY = new Concept(List.of(), null);

    public Concept {
        codings = List.copyOf(codings);
    }

    public boolean isEmpty() {
        return codings.isEmpty() && text == null;
    }

    /** The text and every display, in that order. */
    public List<String> texts() {
        var texts = new ArrayList<String>(codings.size() + 1);
        if (text != null) {
            texts.add(text);
        }
        for (Coding coding : codings) {
            if (coding.display() != null) {
                texts.add(coding.display());
            }
        }
        return texts;
    }

    /** Every code, then the texts: what a pattern is held against where a coded value and a text count alike. */
    public List<String> strings() {
        var strings = new ArrayList<String>(codings.size() * 2 + 1);
        codings.forEach(coding -> strings.add(coding.code()));
        strings.addAll(texts());
        return strings;
    }

    /** What a reader is shown: the text, else the first display, else the first code. */
    public String label() {
        List<String> texts = texts();
        return texts.isEmpty() ? (codings.isEmpty() ? "" : codings.getFirst().code()) : texts.getFirst();
    }
}
