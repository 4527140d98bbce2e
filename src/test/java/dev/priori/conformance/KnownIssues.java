package dev.priori.conformance;

import java.util.List;
import java.util.regex.Pattern;

/** Errors that say something about the guides or the packages, not about the answer; each with its reason. */
final class KnownIssues {

    private record Known(String reason, Pattern message) {}

    private static final List<Known> KNOWN = List.of(
            known(
                    "PAS fixes this system of tax numbers, and no package defines it",
                    ".*URL value 'http://terminology\\.hl7\\.org/NamingSystem/USEIN'.*"),
            known(
                    "the guide uses its own extensions where it forgot to allow them",
                    "The extension http://hl7\\.org/fhir/us/davinci-pas/StructureDefinition/extension-"
                            + "(serviceItemRequestType|certificationType|administrationReferenceNumber"
                            + "|itemAuthorizedProvider|communicatedDiagnosis|productOrServiceCodeEnd"
                            + "|revenueUnitRateLimit)( v[\\d.]+)?"
                            + " is not allowed to be used at this point.*"),
            known(
                    "CRD 2.0.1 wants the answer of appointment-book on the Appointment, and does not list it among the"
                            + " places of the extension",
                    "(?s)The extension"
                            + " http://hl7\\.org/fhir/us/davinci-crd/StructureDefinition/ext-coverage-information("
                            + " v[\\d.]+)? is not allowed to be used at this point \\(this element is"
                            + " \\[Appointment\\].*"),
            known(
                    "the slices of Appointment.participant go by the type of the actor, which stands in another"
                            + " resource",
                    "(?s)Slice 'Appointment\\.participant:\\w+': a matching slice is required, but not found.*"));

    private KnownIssues() {}

    private static Known known(String reason, String message) {
        return new Known(reason, Pattern.compile(message));
    }

    static boolean holds(String message) {
        return KNOWN.stream().anyMatch(known -> known.message().matcher(message).matches());
    }
}
