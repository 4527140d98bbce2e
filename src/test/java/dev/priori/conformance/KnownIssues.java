package dev.priori.conformance;

import java.util.List;
import java.util.regex.Pattern;

/** Errors that say something about the guides or the packages, not about the answer; each with its reason. */
final class KnownIssues {

    private record Known(String reason, Pattern message) {}

    private static final List<Known> KNOWN = List.of(
            known(
                    "X12 publishes its value sets in no package",
                    "(?s).*(valueset\\.x12\\.org|codesystem\\.x12\\.org).*(not found|could not be"
                            + " found|unknown|Unknown|not in the value set).*"),
            known(
                    "value sets that are made of X12 or AMA codes only, for the same reason",
                    "(?s).*ValueSet/(X12278\\w+|AHANUBC\\w+|PASSupportingInfoType)\\b.*"),
            known(
                    "the system of tax numbers that PAS itself fixes is defined in no package",
                    ".*URL value 'http://terminology\\.hl7\\.org/NamingSystem/USEIN'.*"),
            known(
                    "contexts that the guide forgot to declare for its own extensions",
                    "The extension http://hl7\\.org/fhir/us/davinci-pas/StructureDefinition/extension-"
                            + "(productOrServiceCodeEnd|revenueUnitRateLimit|serviceItemRequestType|certificationType"
                            + "|communicatedDiagnosis|itemAuthorizedProvider|administrationReferenceNumber)\\S* is not "
                            + "allowed to be used at this point.*"));

    private KnownIssues() {}

    private static Known known(String reason, String message) {
        return new Known(reason, Pattern.compile(message));
    }

    static boolean holds(String message) {
        return KNOWN.stream().anyMatch(known -> known.message().matcher(message).matches());
    }
}
