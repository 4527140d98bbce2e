package dev.priori.bench;

import dev.priori.crd.EhrPeer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One chart of forty resources with narratives, as the body of a hook, as a PAS request and as a bundle to assess. */
final class Bodies {

    private static final Path HOOK = Path.of("src/test/resources/crd/forty-resources.json");
    private static final Path REQUEST = Path.of("fhir-resources/server/tour/submit-met.json");
    private static final Set<String> PORTABLE = Set.of("patient", "coverage", "user", "payer");
    private static final String EHR = "https://ehr.priori.dev/fhir/";

    private Bodies() {}

    /** An order-sign call. */
    static String hook() {
        ObjectNode hook = read(text(HOOK).replace("M-0101", "M-" + Template.MARK));
        hook.put("hookInstance", "00000000-0000-4000-8000-000" + Template.MARK);
        return hook.toString();
    }

    /**
     * The same call, about one patient only, with the chart left in an EHR: the prefetch is what every client sends.
     *
     * @param ehr takes what is left
     */
    static String hook(EhrPeer ehr) {
        ObjectNode hook = read(hook().replace(Template.MARK, "of-an-ehr"));
        ObjectNode prefetch = (ObjectNode) hook.get("prefetch");
        for (String key : List.copyOf(prefetch.propertyNames())) {
            if (!PORTABLE.contains(key)) {
                ehr.with(prefetch.remove(key));
            }
        }
        hook.put("fhirServer", ehr.base());
        hook.putObject("fhirAuthorization")
                .put("access_token", "token")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/*.rs")
                .put("subject", "priori");
        return hook.toString();
    }

    /** The chart, the order and who they belong to, as one collection. */
    static String bundle() {
        ObjectNode hook = read(hook());
        var resources = new LinkedHashMap<String, ObjectNode>();
        collect(hook.at("/context/draftOrders"), resources);
        hook.get("prefetch").values().forEach(node -> collect(node, resources));
        ObjectNode bundle = JsonMapper.shared().createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "collection");
        entries(bundle.putArray("entry"), resources);
        return bundle.toString();
    }

    /** A PAS request with the whole chart beside the claim. */
    static String request22() {
        String tour = text(REQUEST)
                .replace("nsclc-met", Template.MARK)
                .replace("TX-0001", "TX-" + Template.MARK)
                .replace("REQ-0001", "REQ-" + Template.MARK)
                .replace("M-0001", "M-" + Template.MARK);
        ObjectNode request = read(tour);
        var resources = new LinkedHashMap<String, ObjectNode>();
        collect(request, resources);
        var chart = new LinkedHashMap<String, ObjectNode>();
        collect(read(bundle()), chart);
        for (String framework : new String[] {"Patient", "Coverage", "Organization", "Practitioner"}) {
            chart.keySet().removeIf(name -> name.startsWith(framework + "/"));
        }
        resources.putAll(chart);
        entries(request.putArray("entry"), resources);
        return request.toString();
    }

    /** The same for PAS 2.0.1, which does not know the extension about documents. */
    static String request20() {
        ObjectNode request = read(request22());
        ObjectNode claim = (ObjectNode) request.at("/entry/0/resource");
        claim.path("supportingInfo").values().forEach(info -> ((ObjectNode) info).remove("extension"));
        return request.toString();
    }

    private static void collect(JsonNode node, LinkedHashMap<String, ObjectNode> resources) {
        if (node.path("resourceType").asString("").equals("Bundle")) {
            node.path("entry").values().forEach(entry -> collect(entry.get("resource"), resources));
        } else if (node instanceof ObjectNode resource) {
            String type = resource.get("resourceType").stringValue();
            resources.put(type + "/" + resource.get("id").stringValue(), resource);
        }
    }

    private static void entries(ArrayNode entries, LinkedHashMap<String, ObjectNode> resources) {
        resources.forEach((name, resource) ->
                entries.addObject().put("fullUrl", EHR + name).set("resource", resource));
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
