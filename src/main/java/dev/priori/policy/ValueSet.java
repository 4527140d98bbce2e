package dev.priori.policy;

import dev.priori.chart.fact.Coding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An expanded value set. NDCs match by their eleven digits, or by the nine digits of a product row ({@code 55513-512}).
 */
public final class ValueSet {

    private static final String NDC = "http://hl7.org/fhir/sid/ndc";

    private final String url;

    private final List<Coding> codings;

    private final Set<Key> keys = new HashSet<>();

    private record Key(String system, String code) {}

    public ValueSet(String url, List<Coding> codings) {
        this.url = url;
        this.codings = List.copyOf(codings);
        for (Coding coding : codings) {
            keys.add(new Key(coding.system(), NDC.equals(coding.system()) ? ndcKey(coding.code()) : coding.code()));
        }
    }

    public String url() {
        return url;
    }

    public List<Coding> codings() {
        return codings;
    }

    /** True when this code of this system is a member. */
    public boolean contains(String system, String code) {
        if (keys.contains(new Key(system, code))) {
            return true;
        }
        return NDC.equals(system) && (keys.contains(new Key(system, ndcKey(code))) || ndcProduct(code));
    }

    /** True when any of the codings is a member. */
    public boolean containsAny(List<Coding> candidates) {
        for (Coding coding : candidates) {
            if (contains(coding.system(), coding.code())) {
                return true;
            }
        }
        return false;
    }

    private boolean ndcProduct(String code) {
        return code.length() == 11 && keys.contains(new Key(NDC, code.substring(0, 9)));
    }

    /** A product row {@code 5-3} or {@code 5-4} in nine digits; anything else as it is. */
    private static String ndcKey(String code) {
        int hyphen = code.indexOf('-');
        if (hyphen < 0 || code.indexOf('-', hyphen + 1) >= 0) {
            return code;
        }
        String labeler = code.substring(0, hyphen);
        String product = code.substring(hyphen + 1);
        return "0".repeat(Math.max(0, 5 - labeler.length()))
                + labeler
                + "0".repeat(Math.max(0, 4 - product.length()))
                + product;
    }
}
