package dev.priori.chart.read.element;

import java.util.Map;

/** Code systems under several names, and codes under several spellings, brought to one (clinical ground rule 1.3). */
public final class CodeSystems {

    public static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    public static final String NDC = "http://hl7.org/fhir/sid/ndc";
    public static final String HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

    private static final Map<String, String> ALIASES = Map.of(
            "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
            HCPCS,
            "https://bluebutton.cms.gov/resources/codesystem/hcpcs",
            HCPCS,
            "http://www.genenames.org/geneId",
            "http://www.genenames.org",
            "http://www.ncbi.nlm.nih.gov/clinvar",
            "urn:x-clinvar");

    private static final int NDC_DIGITS = 11;

    private CodeSystems() {}

    /** The one URI used for the system. */
    public static String system(String uri) {
        return ALIASES.getOrDefault(uri, uri);
    }

    /** The code in the one spelling used: NDC in 11 digits, ICD-10-CM with its dot; others as sent. */
    public static String code(String system, String code) {
        return switch (system) {
            case NDC -> ndc(code.strip());
            case ICD_10_CM -> icd(code.strip());
            default -> code;
        };
    }

    /** 4-4-2, 5-3-2 and 5-4-1 are padded to 5-4-2; product codes of two segments and everything else stay as they are. */
    private static String ndc(String code) {
        int first = code.indexOf('-');
        int second = first < 0 ? -1 : code.indexOf('-', first + 1);
        if (second < 0 || code.indexOf('-', second + 1) >= 0) {
            return code;
        }
        String labeler = pad(code.substring(0, first), 5);
        String product = pad(code.substring(first + 1, second), 4);
        String pack = pad(code.substring(second + 1), 2);
        String digits = labeler + product + pack;
        return digits.length() == NDC_DIGITS && code.length() >= NDC_DIGITS + 1 ? digits : code;
    }

    /** At most one digit is missing in a segment. */
    private static String pad(String segment, int length) {
        return segment.length() == length - 1 ? "0" + segment : segment;
    }

    private static String icd(String code) {
        return code.length() > 3 && code.length() <= 7 && code.indexOf('.') < 0
                ? code.substring(0, 3) + "." + code.substring(3)
                : code;
    }
}
