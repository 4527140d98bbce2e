package dev.priori.pas;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests that several tests make from those of the tour. */
public final class PasBodies {

    private PasBodies() {}

    /** One request for each kind of answer, named by what it is answered with. */
    public static Map<String, PasBody> everyOutcome() {
        var bodies = new LinkedHashMap<String, PasBody>();
        bodies.put("approved", PasBody.tour("submit-met"));
        bodies.put("modified", twentyFourMonths());
        bodies.put("information missing", PasBody.tour("submit-kras-missing"));
        bodies.put("not met", PasBody.tour("submit-combination"));
        bodies.put("denied", coverageEnded());
        bodies.put("two items", twoItems());
        bodies.put("update refused", update());
        return bodies;
    }

    static PasBody twentyFourMonths() {
        return PasBody.tour("submit-met").servicedPeriod("2025-06-16", "2027-06-15");
    }

    static PasBody coverageEnded() {
        return PasBody.tour("submit-met")
                .with(body -> body.resource("Coverage")
                        .putObject("period")
                        .put("start", "2023-01-01")
                        .put("end", "2025-01-31"));
    }

    static PasBody update() {
        return PasBody.tour("submit-met")
                .with(body -> ((ArrayNode) body.claim().withArray("related"))
                        .addObject()
                        .putObject("claim")
                        .put("reference", "https://ehr.priori.dev/fhir/Claim/earlier"));
    }

    /** The second item asks for a service that no policy governs. */
    static PasBody twoItems() {
        return PasBody.tour("submit-met").with(body -> {
            ObjectNode second = body.item().deepCopy();
            second.put("sequence", 2);
            var extensions = (ArrayNode) second.get("extension");
            for (int i = extensions.size() - 1; i >= 0; i--) {
                if (extensions.get(i).path("url").asString("").endsWith("requestedService")) {
                    extensions.remove(i);
                }
            }
            ((ObjectNode) second.path("productOrService").path("coding").path(0))
                    .put("system", "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets")
                    .put("code", "E1223");
            ((ArrayNode) body.claim().get("item")).add(second);
        });
    }
}
