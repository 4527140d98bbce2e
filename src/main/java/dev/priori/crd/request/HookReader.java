package dev.priori.crd.request;

import dev.priori.crd.hook.Context;
import dev.priori.crd.hook.ContextReader;
import dev.priori.crd.hook.Faults;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.hook.Soundness;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a hook call (CDS Hooks 2.0). Unknown elements are passed over (found-33). */
public final class HookReader {

    private HookReader() {}

    /**
     * Reads a call.
     *
     * @throws ProblemException with every fault of the body: 422 in CRD 2.0, 400 in CRD 2.2
     */
    public static HookCall read(JsonDocument document, Hook hook) {
        ObjectNode root = document.root();
        JsonNode extension = root.path("extension");
        CrdLine line = CrdLine.of(extension.path("davinci-crd.requestedVersion").asString(""))
                .orElse(CrdLine.V2_0);
        var faults = new Faults(line.faultStatus());
        hook(root, hook, faults);
        version(extension, faults);
        String hookInstance = faults.string(root, "hookInstance", "hookInstance", "send the UUID of the call");
        ObjectNode contextNode = faults.object(root, "context", "context", "send the context of the hook");
        Context context = contextNode == null ? Context.NONE : ContextReader.read(hook, contextNode, faults);
        JsonNode prefetchNode = prefetch(root, context.patientId(), faults);
        faults.raise();
        var prefetch = new Prefetch(prefetchNode, names(context));
        var nodes = new ArrayList<JsonNode>(context.nodes());
        nodes.addAll(prefetch.values());
        Sources sources = Sources.of(document, nodes);
        Foci foci = Foci.of(hook, line, context, sources);
        return new HookCall(
                hook,
                line,
                hookInstance,
                Ehr.read(root),
                context,
                sources,
                foci.foci(),
                foci.missing(),
                prefetch.delivered(),
                prefetch.unavailable(),
                Set.of(),
                prefetch.coverageAsked(),
                Options.read(extension.path("davinci-crd.configuration")));
    }

    private static void hook(ObjectNode root, Hook hook, Faults faults) {
        String sent = faults.string(root, "hook", "hook", "send " + hook.code());
        if (!sent.isEmpty() && !sent.equals(hook.code())) {
            faults.add("value", "The hook is not served here", "hook", "another hook", "send " + hook.code());
        }
    }

    private static void version(JsonNode extension, Faults faults) {
        JsonNode version = extension.path("davinci-crd.requestedVersion");
        if (!version.isMissingNode() && CrdLine.of(version.asString("")).isEmpty()) {
            faults.add(
                    "not-supported",
                    "The CRD version is not spoken here",
                    "extension.'davinci-crd.requestedVersion'",
                    version.isString() ? "another version" : Faults.kind(version),
                    "send " + CrdLine.V2_0.version() + " or " + CrdLine.V2_2.version() + ", or leave it out");
        }
    }

    /** {@code Type/id} of what the call is about: such a resource alone is no list of its type. */
    private static Set<String> names(Context context) {
        var names = new HashSet<>(context.named());
        context.sent()
                .forEach(sent -> names.add(sent.path("resourceType").asString("") + "/"
                        + sent.path("id").asString("")));
        return names;
    }

    private static JsonNode prefetch(ObjectNode root, String patientId, Faults faults) {
        JsonNode prefetch = root.path("prefetch");
        if (!prefetch.isMissingNode() && !prefetch.isNull() && !prefetch.isObject()) {
            faults.add("structure", "The prefetch is no object", "prefetch", Faults.kind(prefetch), "send an object");
        }
        for (var property : prefetch.properties()) {
            JsonNode value = property.getValue();
            if (!value.isObject() && !value.isNull()) {
                String key = property.getKey();
                faults.add(
                        "structure",
                        "A prefetch value is no resource",
                        "prefetch." + (Soundness.ID.matcher(key).matches() ? key : "(key)"),
                        Faults.kind(value),
                        "send a resource, a Bundle, null or an OperationOutcome");
            }
        }
        JsonNode patient = prefetch.path("patient");
        if (patient.path("resourceType").asString("").equals("Patient")
                && !patientId.isEmpty()
                && !patient.path("id").asString("").equals(patientId)) {
            faults.add(
                    "value",
                    "The patient of the prefetch is not the patient of the hook",
                    "prefetch.patient.id",
                    "an id that is not context.patientId",
                    "send that patient");
        }
        return prefetch;
    }
}
