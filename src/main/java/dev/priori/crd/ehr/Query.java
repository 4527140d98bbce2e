package dev.priori.crd.ehr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask the EHR for.
 *
 * @param type FHIR type that is wanted
 * @param path from the server's base on
 * @param id of the resource to read, null for a search
 */
record Query(String type, String path, @Nullable String id) {

    private static final Pattern REFERENCE = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");

    static Query read(String type, String id) {
        return new Query(type, type + "/" + id, id);
    }

    /** @param parameters encoded already */
    static Query search(String type, String parameters) {
        return new Query(type, type + "?" + parameters, null);
    }

    /**
     * The read of what a reference names; null when it is none of the server's own resources.
     *
     * @param base the server's base URL
     */
    static @Nullable Query behind(String reference, String base) {
        String prefix = base.endsWith("/") ? base : base + "/";
        String local = reference.startsWith(prefix) ? reference.substring(prefix.length()) : reference;
        int version = local.indexOf("/_history/");
        Matcher form = REFERENCE.matcher(version < 0 ? local : local.substring(0, version));
        return form.matches() ? read(form.group(1), form.group(2)) : null;
    }

    boolean isRead() {
        return id != null;
    }
}
