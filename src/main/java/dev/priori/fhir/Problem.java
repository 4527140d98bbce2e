package dev.priori.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mistake of the caller: the HTTP status it is answered with, and every fault that was found. Holds no patient data.
 */
public record Problem(int status, List<Issue> issues) {

    public Problem {
        issues = List.copyOf(issues);
    }

    /** A problem of one issue. */
    public static Problem of(int status, Issue issue) {
        return new Problem(status, List.of(issue));
    }

    /** How bad an issue is, in the words of FHIR's IssueSeverity. */
    public enum Severity {
        ERROR("error"),
        WARNING("warning"),
        INFORMATION("information");

        private final String code;

        Severity(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * One fault.
     *
     * @param code a code of FHIR's IssueType
     * @param expression FHIRPath of the element, null when the fault has no element
     * @param text what is wrong, where, what was found, and what would do
     */
    public record Issue(
            Severity severity, String code, @Nullable String expression, String text) {

        /**
         * An error in four parts.
         *
         * @param what what is wrong, as the beginning of a sentence
         * @param expression where: FHIRPath, or null
         * @param found what was found, without content of the element
         * @param remedy what would do
         */
        public static Issue error(String code, String what, @Nullable String expression, String found, String remedy) {
            return new Issue(Severity.ERROR, code, expression, sentence(what, expression, found, remedy));
        }

        /** A warning in the same four parts. */
        public static Issue warning(
                String code, String what, @Nullable String expression, String found, String remedy) {
            return new Issue(Severity.WARNING, code, expression, sentence(what, expression, found, remedy));
        }

        private static String sentence(String what, @Nullable String expression, String found, String remedy) {
            String where = expression == null ? "" : " at " + expression;
            return what + where + ": found " + found + "; " + remedy + ".";
        }
    }
}
