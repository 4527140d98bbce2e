package dev.priori.chart.read;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Result;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Observations as results, together with what their Specimen, Device and DiagnosticReports say. */
final class ObservationReader {

    private static final String UCUM = "http://unitsofmeasure.org";

    private final Reading reading;
    private final Reports reports;

    ObservationReader(Reading reading, Reports reports) {
        this.reading = reading;
        this.reports = reports;
    }

    /** A number and its unit. */
    private record Amount(
            @Nullable BigDecimal value, @Nullable String unit) {
        static final Amount NONE = new Amount(null, null);
    }

    /** The specimen: its type, and the words about it. */
    private record Material(Concept type, List<String> texts) {
        static final Material NONE = new Material(Concept.EMPTY, List.of());
    }

    /** Null for an Observation that is cancelled or entered in error. */
    @Nullable
    Result read(Entry entry) {
        ObjectNode observation = entry.resource();
        String status = Fields.string(observation, "status");
        boolean usable =
                switch (status == null ? "" : status) {
                    case "", "final", "amended", "corrected" -> true;
                    default -> false;
                };
        if ("cancelled".equals(status) || "entered-in-error".equals(status)) {
            return null;
        }
        Concept code = Concepts.concept(observation, "code");
        Amount amount = amount(observation);
        Amount high = high(observation);
        Material material = material(observation, entry);
        return new Result(
                entry.reference(),
                code,
                usable,
                value(observation),
                amount.value(),
                amount.unit(),
                high.value(),
                high.unit(),
                date(observation),
                components(observation),
                material.type(),
                texts(observation, material),
                testNames(observation, code, entry),
                deviceNames(entry),
                remarks(observation, entry),
                reading.names(observation, "focus", entry),
                reading.names(observation, "derivedFrom", entry),
                reading.names(observation, "hasMember", entry));
    }

    private static Concept value(ObjectNode holder) {
        String text = Fields.string(holder, "valueString");
        return text == null ? Concepts.concept(holder, "valueCodeableConcept") : new Concept(List.of(), text);
    }

    private static Amount amount(ObjectNode observation) {
        ObjectNode quantity = Fields.object(observation, "valueQuantity");
        if (quantity != null) {
            return amountOf(quantity);
        }
        return new Amount(Fields.decimal(observation, "valueInteger"), null);
    }

    private static Amount amountOf(ObjectNode quantity) {
        String code = Fields.string(quantity, "code");
        String system = Fields.string(quantity, "system");
        boolean coded = code != null && (system == null || system.equals(UCUM));
        return new Amount(Fields.decimal(quantity, "value"), coded ? code : Fields.string(quantity, "unit"));
    }

    private static Amount high(ObjectNode observation) {
        for (ObjectNode range : Fields.objects(observation, "referenceRange")) {
            ObjectNode high = Fields.object(range, "high");
            if (high != null && high.has("value")) {
                return amountOf(high);
            }
        }
        return Amount.NONE;
    }

    private static @Nullable When date(ObjectNode observation) {
        When effective = Dates.startOf(observation, "effectiveDateTime", "effectivePeriod");
        if (effective == null) {
            effective = Dates.date(observation, "effectiveInstant");
        }
        return effective == null ? Dates.date(observation, "issued") : effective;
    }

    private static List<Result.Component> components(ObjectNode observation) {
        List<ObjectNode> found = Fields.objects(observation, "component");
        if (found.isEmpty()) {
            return List.of();
        }
        var components = new ArrayList<Result.Component>(found.size());
        for (ObjectNode component : found) {
            components.add(new Result.Component(Concepts.concept(component, "code"), value(component)));
        }
        return components;
    }

    private Material material(ObjectNode observation, Entry entry) {
        Entry target = reading.target(observation, "specimen", entry);
        if (target == null || !target.type().equals("Specimen")) {
            return Material.NONE;
        }
        return reading.tolerate(target, Material.NONE, specimen -> {
            Concept type = Concepts.concept(specimen, "type");
            var texts = new ArrayList<>(type.texts());
            ObjectNode collection = Fields.object(specimen, "collection");
            if (collection != null) {
                texts.addAll(Concepts.concept(collection, "bodySite").texts());
                texts.addAll(Concepts.concept(collection, "method").texts());
            }
            return new Material(type, texts);
        });
    }

    private static List<String> texts(ObjectNode observation, Material material) {
        Concept site = Concepts.concept(observation, "bodySite");
        Concept method = Concepts.concept(observation, "method");
        if (site.isEmpty() && method.isEmpty()) {
            return material.texts();
        }
        var texts = new ArrayList<>(material.texts());
        texts.addAll(site.texts());
        texts.addAll(method.texts());
        return texts;
    }

    private List<String> testNames(ObjectNode observation, Concept code, Entry entry) {
        Set<String> names = new LinkedHashSet<>(reports.deviceNames(entry));
        addText(names, Concepts.concept(observation, "method"));
        addText(names, code);
        for (Reports.Report report : reports.holding(entry)) {
            addText(names, report.code());
        }
        names.addAll(deviceNames(entry));
        return List.copyOf(names);
    }

    /** Of its own device, then of the other results of its reports. */
    private List<String> deviceNames(Entry entry) {
        List<Reports.Report> holding = reports.holding(entry);
        if (holding.isEmpty()) {
            return reports.deviceNames(entry);
        }
        Set<String> names = new LinkedHashSet<>(reports.deviceNames(entry));
        for (Reports.Report report : holding) {
            for (Entry other : report.results()) {
                names.addAll(reports.deviceNames(other));
            }
        }
        return List.copyOf(names);
    }

    private List<String> remarks(ObjectNode observation, Entry entry) {
        List<String> notes = Reports.notes(observation);
        List<Reports.Report> holding = reports.holding(entry);
        if (holding.isEmpty()) {
            return notes;
        }
        var remarks = new ArrayList<>(notes);
        for (Reports.Report report : holding) {
            remarks.addAll(report.remarks());
        }
        return remarks;
    }

    private static void addText(Set<String> names, Concept concept) {
        if (concept.text() != null) {
            names.add(concept.text());
        }
    }
}
