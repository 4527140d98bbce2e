package dev.priori.member.load;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import dev.priori.member.PlanRecord;
import dev.priori.member.read.PlanRecordReader;
import dev.priori.member.store.MemberStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes Patient, Coverage and Organization resources into the directory, a thousand at a time. Each replaces what was taken
 * under its id; a faulty one is left out and named; nothing is ever removed.
 */
public final class MemberImport {

    private static final int AT_ONCE = 1000;

    private final MemberStore store;

    public MemberImport(MemberStore store) {
        this.store = store;
    }

    /**
     * Takes a Bundle, or a single resource.
     *
     * @throws ProblemException when it is no JSON
     */
    Imported document(byte[] body, Limits limits) {
        var root = JsonDocument.parse(body, limits).root();
        var run = new Run(store);
        BundleView view = BundleView.ofResources(List.of(root));
        for (Problem.Issue issue : view.issues()) {
            run.imported.fault(
                    "A resource is left out",
                    issue.expression() == null ? "Bundle" : issue.expression(),
                    "one that cannot be told from others",
                    "give each a type and an id of its own");
        }
        view.entries().forEach(entry -> run.take(entry, view, entry.expression()));
        return run.end();
    }

    /**
     * Takes one resource per line; an empty line is passed over.
     *
     * @throws IOException when the lines cannot be read to their end; what was taken before stays
     */
    Imported lines(InputStream in, Limits perLine) throws IOException {
        var run = new Run(store);
        var lines = new Lines(in, perLine.bytes());
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            String where = "line " + lines.number();
            if (lines.wasTooLong()) {
                run.imported.fault("A line is too long", where, "more than is read", "write one resource per line");
            } else if (line.length > 0) {
                run.take(line, perLine, where);
            }
        }
        return run.end();
    }

    /** One import under way. */
    private static final class Run {
        private final MemberStore store;
        private final Imported imported = new Imported();
        private final List<PlanRecord> waiting = new ArrayList<>(AT_ONCE);

        Run(MemberStore store) {
            this.store = store;
        }

        void take(byte[] line, Limits limits, String where) {
            try {
                BundleView view = BundleView.ofResources(
                        List.of(JsonDocument.parse(line, limits).root()));
                if (view.entries().isEmpty()) {
                    imported.fault("A line is no resource", where, "no resourceType", "write one resource per line");
                }
                view.entries().forEach(entry -> take(entry, view, where));
            } catch (ProblemException unreadable) {
                imported.fault("A line cannot be read", where, "no JSON object", "write one resource per line");
            }
        }

        void take(Entry entry, BundleView view, String where) {
            try {
                PlanRecordReader.read(entry, (reference, type) -> follow(reference, type, entry, view))
                        .ifPresentOrElse(this::keep, imported::passedOver);
            } catch (ElementFault fault) {
                String element = fault.expression(entry.resource());
                imported.fault("An element cannot be read", where + ": " + element, fault.found(), "mend it");
            }
        }

        private void keep(PlanRecord read) {
            waiting.add(read);
            imported.taken(read);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        Imported end() {
            flush();
            return imported;
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                store.keep(waiting);
                waiting.clear();
            }
        }

        /** Within a Bundle as FHIR resolves references; else by the last two parts, {@code Type/id}. */
        private static @Nullable String follow(String reference, String type, Entry from, BundleView view) {
            Entry target = view.resolve(reference, from).orElse(null);
            if (target != null && target.container() == null && target.type().equals(type)) {
                return target.id();
            }
            int at = reference.lastIndexOf(type + "/");
            String id = at < 0 ? "" : reference.substring(at + type.length() + 1);
            return id.isEmpty() || id.length() > 64 || id.contains("/") ? null : id;
        }
    }
}
