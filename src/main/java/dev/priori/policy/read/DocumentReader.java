package dev.priori.policy.read;

import dev.priori.chart.fact.Coding;
import dev.priori.policy.Criterion.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what document a criterion asks for: the extension {@code requested-document} of its action. */
final class DocumentReader {

    private final List<Fault> faults;

    DocumentReader(List<Fault> faults) {
        this.faults = faults;
    }

    /** Null when the action names none. */
    @Nullable
    Document read(Part action) {
        List<Part> named = action.extensions("requested-document");
        if (named.isEmpty()) {
            return null;
        }
        if (named.size() > 1) {
            faults.add(action.fault("asks for several documents; name one"));
        }
        Part document = named.getFirst();
        List<Coding> types = codings(document, "type");
        if (types.size() != 1) {
            faults.add(document.fault("the requested document has not one type; give it a valueCoding"));
            return null;
        }
        List<Coding> reports = codings(document, "report");
        return new Document(
                types.getFirst(), codings(document, "modifier"), reports.isEmpty() ? null : reports.getFirst());
    }

    private List<Coding> codings(Part document, String name) {
        var codings = new ArrayList<Coding>();
        for (Part part : document.list("extension")) {
            Coding coding = name.equals(part.text("url"))
                    ? part.child("valueCoding").map(this::coding).orElse(null)
                    : null;
            if (coding != null) {
                codings.add(coding);
            }
        }
        return codings;
    }

    private Coding coding(Part coding) {
        String system = coding.required("system", faults);
        return new Coding(system, coding.required("code", faults), coding.text("display"));
    }
}
