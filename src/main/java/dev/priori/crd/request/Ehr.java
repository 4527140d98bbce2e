package dev.priori.crd.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The caller's FHIR server and what the call grants there.
 *
 * @param base its base URL, "" when the call names none; tells the ids of two EHRs apart
 * @param token bearer token, null when none came; never to be logged or kept
 * @param scope SMART scopes of the token, in either syntax, "" when none are named
 */
public record Ehr(String base, @Nullable String token, String scope) {

    static Ehr read(JsonNode root) {
        JsonNode grant = root.path("fhirAuthorization");
        String token = grant.path("access_token").asString("");
        return new Ehr(
                root.path("fhirServer").asString(""),
                token.isEmpty() ? null : token,
                grant.path("scope").asString(""));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Ehr[" + base + "]";
    }
}
