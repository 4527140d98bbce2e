package dev.priori.pas;

import dev.priori.authorization.response.PasVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
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
        PasBody pended = PasBody.tour("submit-kras-missing");
        bodies.put("update decided", pended.updated("request-with-result").with(PasBodies::addResult));
        bodies.put(
                "item cancelled",
                twoItems().with(body -> body.claim().put("id", "two")).cancelled(2));
        bodies.put("all cancelled", PasBody.tour("submit-met").cancelledWholly());
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

    /** Adds the result that the other patient of the tour has, as the update of a request does. */
    static void addResult(PasBody body) {
        for (ObjectNode entry : result(body)) {
            body.entries().add(entry);
            if (entry.path("resource").path("resourceType").asString("").equals("Observation")) {
                ArrayNode infos = (ArrayNode) body.claim().get("supportingInfo");
                ObjectNode info = (ObjectNode) infos.get(0).deepCopy();
                info.put("sequence", infos.size() + 1);
                info.putObject("valueReference")
                        .put("reference", entry.path("fullUrl").asString(""));
                infos.add(info);
            }
        }
    }

    /** The entries of that result, about the patient of this request. */
    static List<ObjectNode> result(PasBody body) {
        var entries = new ArrayList<ObjectNode>();
        for (JsonNode entry : PasBody.tour("submit-met").entries().values()) {
            String reference = entry.path("resource").path("resourceType").asString("") + "/"
                    + entry.path("resource").path("id").asString("");
            if (List.of("Observation/kras", "Specimen/specimen", "Device/kras-test")
                    .contains(reference)) {
                ObjectNode added = (ObjectNode) entry.deepCopy();
                ((ObjectNode) added.get("resource"))
                        .putObject(reference.startsWith("Device") ? "patient" : "subject")
                        .put(
                                "reference",
                                body.claim().path("patient").path("reference").asString(""));
                entries.add(added);
            }
        }
        return entries;
    }

    /** The bodies of a suite, posted in this order. */
    public static List<PasBody> ofSuite(PasVersion version, String name) {
        String folder = version == PasVersion.V2_0 ? "v201" : "v221";
        JsonNode bodies = JsonMapper.shared()
                .readTree(Path.of("docker/inferno/pas", folder, name + ".json").toFile());
        return bodies.isArray()
                ? bodies.valueStream().map(body -> PasBody.of(body.toString())).toList()
                : List.of(PasBody.of(bodies.toString()));
    }
}
