package dev.priori.chart.read.claim;

import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.fact.Coding;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Coverages on file. */
public final class CoverageReader {

    private final Parties parties;

    public CoverageReader(Reading reading) {
        this.parties = new Parties(reading);
    }

    /** Null for a coverage that is a draft or entered in error: it counts as absent (D-54). */
    public @Nullable CoverageOnFile read(Entry entry) {
        ObjectNode coverage = entry.resource();
        String status = Fields.string(coverage, "status");
        if ("draft".equals(status) || "entered-in-error".equals(status)) {
            return null;
        }
        var payors = new ArrayList<String>();
        for (ObjectNode payor : Fields.objects(coverage, "payor")) {
            payors.addAll(parties.names(payor, entry));
        }
        return new CoverageOnFile(
                entry.reference(),
                status == null ? "active" : status,
                Dates.start(coverage, "period"),
                Dates.end(coverage, "period"),
                subscriberId(coverage),
                payors,
                planClasses(coverage));
    }

    private static @Nullable String subscriberId(ObjectNode coverage) {
        for (ObjectNode identifier : Fields.objects(coverage, "identifier")) {
            String value = Fields.string(identifier, "value");
            if (value != null && hasCode(identifier, "MB")) {
                return value;
            }
        }
        return Fields.string(coverage, "subscriberId");
    }

    private static List<String> planClasses(ObjectNode coverage) {
        var plans = new ArrayList<String>();
        for (ObjectNode each : Fields.objects(coverage, "class")) {
            String value = Fields.string(each, "value");
            if (value != null && hasCode(each, "plan")) {
                plans.add(value);
            }
        }
        return plans;
    }

    private static boolean hasCode(ObjectNode typed, String code) {
        return Concepts.concept(typed, "type").codings().stream()
                .map(Coding::code)
                .anyMatch(code::equals);
    }
}
