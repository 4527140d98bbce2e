package dev.priori.authorization.request;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How long a decision may take from the receipt of the request. Expedited is a Claim whose priority is {@code stat}, or one
 * of whose levels of service, on the Claim or on an item, is urgent.
 */
public record DueTimes(Duration expedited, Duration standard) {

    private static final String PRIORITY = "http://terminology.hl7.org/CodeSystem/processpriority";
    private static final String LEVEL_OF_SERVICE =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-levelOfServiceCode";
    private static final String X12_LEVEL_OF_SERVICE = "https://codesystem.x12.org/005010/1338";

    /** When a decision on that Claim is due. */
    public Instant of(SubmittedClaim claim, Instant received) {
        return received.plus(isExpedited(claim.claim().resource()) ? expedited : standard);
    }

    private static boolean isExpedited(JsonNode claim) {
        return has(claim.path("priority"), PRIORITY, "stat")
                || Stream.concat(Stream.of(claim), claim.path("item").valueStream())
                        .flatMap(part -> part.path("extension").valueStream())
                        .filter(extension ->
                                LEVEL_OF_SERVICE.equals(extension.path("url").asString("")))
                        .anyMatch(extension -> has(extension.path("valueCodeableConcept"), X12_LEVEL_OF_SERVICE, "U"));
    }

    private static boolean has(JsonNode concept, String system, String code) {
        return concept.path("coding")
                .valueStream()
                .anyMatch(coding -> system.equals(coding.path("system").asString(""))
                        && code.equals(coding.path("code").asString("")));
    }
}
