package dev.priori.policy.cql;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.policy.ValueSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The drug names a policy's value sets hold: ingredients (displays of RxNorm rows without a digit) and brands (in brackets
 * in their displays). Finds them as whole words in what a chart writes.
 */
final class Naming {

    /** System of the codes that stand for a drug name found in a text. */
    static final String NAME_SYSTEM = "https://priori.dev/fhir/drug-name";

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private final Set<String> ingredients = new HashSet<>();

    private final Map<String, Set<String>> namesBySet = new HashMap<>();

    private final Map<String, Coding> nameCodes = new HashMap<>();

    /** By system and code, for every code of every set: the ingredient its display holds, "" for none. */
    private final Map<String, Map<String, String>> ingredientByCode = new HashMap<>();

    Naming(Collection<ValueSet> valueSets) {
        for (ValueSet set : valueSets) {
            var names = new HashSet<String>();
            for (Coding coding : set.codings()) {
                if (coding.display() != null && RXNORM.equals(coding.system())) {
                    addNames(coding.display().toLowerCase(Locale.ROOT), names);
                }
            }
            namesBySet.put(set.url(), names);
            names.forEach(name -> nameCodes.put(name, new Coding(NAME_SYSTEM, name, null)));
        }
        valueSets.forEach(set -> set.codings().forEach(this::addCode));
    }

    private void addCode(Coding coding) {
        String display = coding.display() == null ? "" : coding.display().toLowerCase(Locale.ROOT);
        String longest = "";
        for (String ingredient : ingredients) {
            if (ingredient.length() > longest.length() && holdsWord(display, ingredient)) {
                longest = ingredient;
            }
        }
        ingredientByCode
                .computeIfAbsent(coding.system(), system -> new HashMap<>())
                .merge(coding.code(), longest, (one, other) -> one.length() >= other.length() ? one : other);
    }

    private void addNames(String display, Set<String> names) {
        int open = display.indexOf('[');
        int close = display.indexOf(']', open + 1);
        if (open >= 0 && close > open) {
            names.add(display.substring(open + 1, close).strip());
        } else if (display.chars().noneMatch(Character::isDigit)) {
            names.add(display.strip());
            ingredients.add(display.strip());
        }
    }

    boolean isNameOf(String name, String valueSetUrl) {
        return namesBySet.getOrDefault(valueSetUrl, Set.of()).contains(name);
    }

    /** True when some value set of the policy holds one of the codings. */
    boolean knows(Concept concept) {
        for (Coding coding : concept.codings()) {
            if (ingredientByCode.getOrDefault(coding.system(), Map.of()).containsKey(coding.code())) {
                return true;
            }
        }
        return false;
    }

    /** The drug names in the texts of a concept that is coded in no value set; none of one that is. */
    Set<Coding> named(Concept concept) {
        return knows(concept) ? Set.of() : namesIn(concept.texts());
    }

    /** The drug names in these texts, as whole words, whatever the case. */
    Set<Coding> namesIn(List<String> texts) {
        if (texts.isEmpty() || nameCodes.isEmpty()) {
            return Set.of();
        }
        var found = new LinkedHashSet<Coding>();
        for (String text : texts) {
            String lower = text.toLowerCase(Locale.ROOT);
            nameCodes.forEach((name, code) -> {
                if (holdsWord(lower, name)) {
                    found.add(code);
                }
            });
        }
        return found;
    }

    /** The ingredient a coded product is made of: the longest ingredient name its display holds. */
    @Nullable
    String drug(Concept product) {
        String best = null;
        for (Coding coding : product.codings()) {
            String ingredient =
                    ingredientByCode.getOrDefault(coding.system(), Map.of()).getOrDefault(coding.code(), "");
            if (!ingredient.isEmpty() && (best == null || ingredient.length() > best.length())) {
                best = ingredient;
            }
        }
        return best;
    }

    private static boolean holdsWord(String text, String word) {
        int from = text.indexOf(word);
        while (from >= 0) {
            int to = from + word.length();
            if ((from == 0 || !isWord(text.charAt(from - 1))) && (to == text.length() || !isWord(text.charAt(to)))) {
                return true;
            }
            from = text.indexOf(word, from + 1);
        }
        return false;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }
}
