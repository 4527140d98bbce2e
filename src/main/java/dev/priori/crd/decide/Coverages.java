package dev.priori.crd.decide;

import dev.priori.chart.CoverageOnFile;
import dev.priori.crd.decide.Appraisal.Assessed;
import dev.priori.crd.decide.Appraisal.Failed;
import dev.priori.crd.request.HookCall;
import dev.priori.fhir.Entry;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which coverages an order is answered for. */
final class Coverages {

    /** A call is about one coverage; a caller that sends several gets an answer for each of the first ones. */
    private static final int MOST = 4;

    private static final Set<String> NOT_ON_FILE = Set.of("draft", "entered-in-error");

    private Coverages() {}

    /**
     * A coverage to answer for.
     *
     * @param reference as the answer names it
     * @param onFile null when the caller named a coverage without sending it
     */
    record Asked(String reference, @Nullable CoverageOnFile onFile) {}

    /** The coverages that came; else the one the order names; empty when there is none at all. */
    static List<Asked> of(Appraisal appraisal, HookCall call) {
        List<Asked> sent =
                switch (appraisal) {
                    case Assessed assessed ->
                        assessed.chart().coverages().stream()
                                .map(coverage -> new Asked(coverage.reference(), coverage))
                                .toList();
                    case Failed failed ->
                        call.resources().ofType("Coverage").stream()
                                .filter(Coverages::isOnFile)
                                .map(entry -> new Asked(entry.reference(), null))
                                .toList();
                };
        return sent.isEmpty()
                ? named(appraisal, call).limit(1).toList()
                : sent.stream().limit(MOST).toList();
    }

    private static boolean isOnFile(Entry coverage) {
        return !NOT_ON_FILE.contains(coverage.resource().path("status").asString(""));
    }

    private static Stream<Asked> named(Appraisal appraisal, HookCall call) {
        Entry order = appraisal.focus().order();
        return order.resource().path("insurance").values().stream()
                .map(insurance -> text(insurance.path("reference")))
                .filter(reference -> reference.startsWith("Coverage/"))
                .filter(reference -> call.resources().resolve(reference, order).isEmpty())
                .map(reference -> new Asked(reference, null));
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
