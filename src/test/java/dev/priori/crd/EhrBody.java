package dev.priori.crd;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Bodies whose chart lies in an EHR instead of in the prefetch. */
record EhrBody(HookBody body) {

    /** What every client prefetches; the rest is for the EHR to give. */
    private static final List<String> PORTABLE = List.of("patient", "coverage", "user", "payer");

    /** The body of that name, with everything that is no part of the portable prefetch in the EHR. */
    static EhrBody leaving(HookBody body, EhrPeer ehr) {
        ObjectNode prefetch = body.prefetch();
        for (var property : List.copyOf(prefetch.properties())) {
            if (!PORTABLE.contains(property.getKey())) {
                ehr.with(property.getValue());
                prefetch.remove(property.getKey());
            }
        }
        body.root().put("fhirServer", ehr.base());
        body.root()
                .putObject("fhirAuthorization")
                .put("access_token", "token-of-the-call")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/*.rs")
                .put("subject", "priori");
        return new EhrBody(body);
    }

    EhrBody scoped(String scope) {
        ((ObjectNode) body.root().get("fhirAuthorization")).put("scope", scope);
        return this;
    }

    EhrBody inLineTwoTwo() {
        body.root().withObject("/extension").put("davinci-crd.requestedVersion", "2.2");
        return this;
    }
}
