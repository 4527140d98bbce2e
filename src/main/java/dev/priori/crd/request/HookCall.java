package dev.priori.crd.request;

import dev.priori.crd.hook.Context;
import dev.priori.crd.hook.Hook;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A call of a hook, read completely.
 *
 * @param foci what is answered, in the order sent
 * @param missing {@code Type/id} of what should be answered and did not come
 * @param delivered FHIR types that came, or were looked for and not found
 * @param unavailable FHIR types whose absence from {@link #resources()} proves nothing
 * @param failed FHIR types among them that could not be read for technical reasons
 * @param coverageAsked false when the coverage was neither delivered nor reported as missing by the EHR
 */
public record HookCall(
        Hook hook,
        CrdLine line,
        String hookInstance,
        Ehr ehr,
        Context context,
        Sources sources,
        List<Focus> foci,
        List<String> missing,
        Set<String> delivered,
        Set<String> unavailable,
        Set<String> failed,
        boolean coverageAsked,
        Options options) {

    /** Every resource of the call: those of the context, the prefetch, and what the EHR answered. */
    public BundleView resources() {
        return sources.resources();
    }

    /** The bytes of one of these resources as they came. */
    public byte[] bytes(Entry resource) {
        return sources.bytes(resource.resource());
    }

    /** {@code Type/id} of every order that was written together: those of the context, and those that are answered. */
    public Set<String> written() {
        var written = new HashSet<>(context.written());
        foci.forEach(focus -> written.add(focus.order().reference()));
        return written;
    }

    public String userId() {
        return context.userId();
    }

    public String patientId() {
        return context.patientId();
    }

    /** The patient as references name it. */
    public String patient() {
        return "Patient/" + patientId();
    }

    /**
     * The same call with what the EHR answered.
     *
     * @param answers resources and Bundles, one a document
     * @param complete FHIR types that are complete now
     * @param denied FHIR types that the EHR does not give to this caller
     * @param broken FHIR types that could not be read for technical reasons
     */
    public HookCall with(List<JsonDocument> answers, Set<String> complete, Set<String> denied, Set<String> broken) {
        Sources all = sources.with(answers);
        Foci found = Foci.of(hook, line, context, all);
        var known = new HashSet<>(delivered);
        known.addAll(complete);
        var open = new HashSet<>(unavailable);
        open.removeAll(complete);
        open.addAll(denied);
        open.addAll(broken);
        return new HookCall(
                hook,
                line,
                hookInstance,
                ehr,
                context,
                all,
                found.foci(),
                found.missing(),
                Set.copyOf(known),
                Set.copyOf(open),
                Set.copyOf(broken),
                coverageAsked || complete.contains(Prefetch.COVERAGE),
                options);
    }
}
