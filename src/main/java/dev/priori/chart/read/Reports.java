package dev.priori.chart.read;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Ownership;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The usable DiagnosticReports of a chart, by the Observations they hold, and the devices of those. */
final class Reports {

    private final Reading reading;
    private final Map<String, List<Report>> byResult = new HashMap<>();
    private final Map<String, List<String>> devices = new HashMap<>();

    Reports(Reading reading, Ownership ownership) {
        this.reading = reading;
        for (Entry entry : reading.bundle().ofType("DiagnosticReport")) {
            Report report =
                    ownership.owns(entry) ? reading.tolerate(entry, null, resource -> read(resource, entry)) : null;
            if (report != null) {
                for (Entry result : report.results()) {
                    byResult.computeIfAbsent(result.reference(), key -> new ArrayList<>())
                            .add(report);
                }
            }
        }
    }

    /** A report: what it is called, its conclusion and notes, and its results. */
    record Report(Concept code, List<String> remarks, List<Entry> results) {}

    /** Reports that have the Observation as a result. */
    List<Report> holding(Entry observation) {
        return byResult.getOrDefault(observation.reference(), List.of());
    }

    /** Names of the Observation's device, then the text of its type. */
    List<String> deviceNames(Entry observation) {
        return observation.resource().has("device")
                ? devices.computeIfAbsent(observation.reference(), key -> readDevice(observation))
                : List.of();
    }

    private List<String> readDevice(Entry observation) {
        Entry target = reading.tolerate(observation, null, resource -> reading.target(resource, "device", observation));
        if (target == null || !target.type().equals("Device")) {
            return List.of();
        }
        return reading.tolerate(target, List.<String>of(), device -> {
            var names = new ArrayList<String>();
            for (ObjectNode each : Fields.objects(device, "deviceName")) {
                addIfPresent(names, Fields.string(each, "name"));
            }
            addIfPresent(names, Concepts.concept(device, "type").text());
            return names;
        });
    }

    private @Nullable Report read(ObjectNode report, Entry entry) {
        String status = Fields.string(report, "status");
        return switch (status == null ? "" : status) {
            case "", "final", "amended", "corrected", "appended" -> {
                var remarks = new ArrayList<>(notes(report));
                addIfPresent(remarks, Fields.string(report, "conclusion"));
                yield new Report(Concepts.concept(report, "code"), remarks, reading.targets(report, "result", entry));
            }
            default -> null;
        };
    }

    /** Texts of the notes of a resource. */
    static List<String> notes(ObjectNode resource) {
        List<ObjectNode> found = Fields.objects(resource, "note");
        if (found.isEmpty()) {
            return List.of();
        }
        var notes = new ArrayList<String>(found.size());
        for (ObjectNode note : found) {
            addIfPresent(notes, Fields.string(note, "text"));
        }
        return notes;
    }

    private static void addIfPresent(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }
}
