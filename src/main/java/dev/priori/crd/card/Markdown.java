package dev.priori.crd.card;

/** Text of the caller inside GitHub-flavoured markdown: shown as it is, never as markup. */
public final class Markdown {

    private static final String MARKUP = "\\`*_{}[]()#+-.!|<>&~";

    private Markdown() {}

    /** The text on one line, every character of markup escaped. */
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '&') {
                escaped.append("&amp;");
            } else if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else {
                if (needsEscape(text, i)) {
                    escaped.append('\\');
                }
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Full stops, hyphens and the like are markup at a line's beginning only; words and numbers stay readable. */
    private static boolean needsEscape(String text, int at) {
        char c = text.charAt(at);
        boolean inside = at > 0 && (c == '.' || c == '-' || c == '+' || c == '!' || c == '(' || c == ')');
        return !inside && MARKUP.indexOf(c) >= 0;
    }
}
