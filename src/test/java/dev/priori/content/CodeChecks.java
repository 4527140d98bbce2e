package dev.priori.content;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a code can be checked for without its terminology: check digits where the system has them, else the form. */
final class CodeChecks {

    private static final String VERHOEFF_PERMUTATION = "1576283094";

    private static final Map<String, Predicate<String>> RULES = Map.ofEntries(
            Map.entry("http://snomed.info/sct", CodeChecks::isSnomedConcept),
            Map.entry("http://loinc.org", CodeChecks::isLoinc),
            Map.entry("http://www.nlm.nih.gov/research/umls/rxnorm", form("[1-9]\\d{1,7}")),
            Map.entry(
                    "http://hl7.org/fhir/sid/ndc", form("\\d{11}|\\d{5}-\\d{3,4}(-\\d{1,2})?|\\d{4}-\\d{4}(-\\d{2})?")),
            Map.entry("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", form("[A-V]\\d{4}")),
            Map.entry("http://hl7.org/fhir/sid/icd-10-cm", form("[A-TV-Z]\\d[0-9A-Z](\\.[0-9A-Z]{1,4})?")),
            Map.entry("http://www.whocc.no/atc", form("[A-V]\\d{2}[A-Z]{2}\\d{2}")),
            Map.entry("http://www.genenames.org", form("HGNC:[1-9]\\d*")),
            Map.entry("http://varnomen.hgvs.org", form("N[MPC]_\\d{6}\\.\\d+:[cgp]\\..+")),
            Map.entry("http://terminology.hl7.org/CodeSystem/icd-o-3", form("\\d{4,5}/\\d")),
            Map.entry("urn:x-clinvar", form("\\d+")),
            Map.entry("urn:x-cosmic", form("COSM\\d+")),
            Map.entry("urn:x-dbsnp", form("rs\\d+")),
            Map.entry("urn:x-fda-pma", form("P\\d{6}")));

    private CodeChecks() {}

    /** The fault of a code, or empty when nothing speaks against it; a system without a rule is a fault too. */
    static Optional<String> fault(String system, String code) {
        Predicate<String> rule = RULES.get(system);
        if (rule == null) {
            return Optional.of("no rule for system " + system);
        }
        return rule.test(code) ? Optional.empty() : Optional.of("not a code of " + system + ": " + code);
    }

    private static Predicate<String> form(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }

    /** 6 to 18 digits, a concept by its partition identifier (00 or 10), Verhoeff check digit last. */
    private static boolean isSnomedConcept(String code) {
        return code.matches("[1-9]\\d{2,14}[01]0\\d") && code.length() >= 6 && verhoeff(code) == 0;
    }

    private static int verhoeff(String digits) {
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            check = inDihedralGroup(check, permuted(digit, i % 8));
        }
        return check;
    }

    private static int permuted(int digit, int times) {
        int result = digit;
        for (int i = 0; i < times; i++) {
            result = VERHOEFF_PERMUTATION.charAt(result) - '0';
        }
        return result;
    }

    /** Product in the symmetry group of the pentagon: 0 to 4 are rotations, 5 to 9 reflections. */
    private static int inDihedralGroup(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
        }
        return b < 5 ? 5 + Math.floorMod(a - b, 5) : Math.floorMod(a - b, 5);
    }

    /** Mod-10 check digit after the hyphen; the letters of an answer code count as the digits 941. */
    private static boolean isLoinc(String code) {
        if (!code.matches("(LA)?\\d{1,7}-\\d")) {
            return false;
        }
        String body = code.substring(0, code.length() - 2).replace("LA", "941");
        return mod10(body) == code.charAt(code.length() - 1) - '0';
    }

    private static int mod10(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return Math.floorMod(-sum, 10);
    }
}
