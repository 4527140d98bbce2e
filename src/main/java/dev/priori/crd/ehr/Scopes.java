package dev.priori.crd.ehr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SMART scopes let a token read, in the syntax of v1 ({@code user/Patient.read}) or v2 ({@code user/Patient.rs}). */
final class Scopes {

    private static final Pattern RESOURCE =
            Pattern.compile("(?:patient|user|system)/(\\*|[A-Za-z]+)\\.(\\*|read|write|[cruds]+)(\\?.*)?");

    private final boolean everything;
    private final List<Granted> granted;

    private record Granted(String type, boolean read, boolean search, boolean part) {
        boolean covers(String wanted) {
            return type.equals("*") || type.equals(wanted);
        }
    }

    private Scopes(boolean everything, List<Granted> granted) {
        this.everything = everything;
        this.granted = granted;
    }

    /** A blank text names no scope: then the EHR itself says what it gives. */
    static Scopes of(String text) {
        var granted = new ArrayList<Granted>();
        for (String scope : text.strip().split("\\s+")) {
            Matcher form = RESOURCE.matcher(scope);
            if (form.matches()) {
                String actions = form.group(2);
                boolean both = actions.equals("*") || actions.equals("read");
                boolean write = actions.equals("write");
                granted.add(new Granted(
                        form.group(1),
                        both || (!write && actions.contains("r")),
                        both || (!write && actions.contains("s")),
                        form.group(3) != null));
            }
        }
        return new Scopes(text.isBlank(), granted);
    }

    boolean allow(Query query) {
        return everything
                || granted.stream()
                        .anyMatch(one -> one.covers(query.type()) && (query.isRead() ? one.read() : one.search()));
    }

    /** False when the token sees only some resources of the type: then a search proves no absence. */
    boolean allowAllOf(Query query) {
        return everything
                || query.isRead()
                || granted.stream().anyMatch(one -> one.covers(query.type()) && one.search() && !one.part());
    }
}
