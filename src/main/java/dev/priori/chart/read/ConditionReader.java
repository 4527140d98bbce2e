package dev.priori.chart.read;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Diagnosis.CodedExtension;
import dev.priori.chart.fact.Diagnosis.Stage;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Conditions as diagnoses. */
final class ConditionReader {

    private static final String RELATED = "http://hl7.org/fhir/StructureDefinition/condition-related";

    private final Reading reading;

    ConditionReader(Reading reading) {
        this.reading = reading;
    }

    /** What a status code says; the worst of several codings counts. */
    private enum Verification {
        CONFIRMED,
        UNUSABLE,
        IGNORED
    }

    /** Null for a Condition that is refuted or entered in error. */
    @Nullable
    Diagnosis read(Entry entry) {
        ObjectNode condition = entry.resource();
        Verification verification = verification(Concepts.concept(condition, "verificationStatus"));
        if (verification == Verification.IGNORED) {
            return null;
        }
        String clinical = clinical(Concepts.concept(condition, "clinicalStatus"));
        boolean active =
                switch (clinical) {
                    case "active", "recurrence", "relapse" -> true;
                    case "" -> !abated(condition);
                    default -> false;
                };
        boolean listed =
                switch (clinical) {
                    case "", "active", "recurrence", "relapse", "inactive", "remission", "resolved" -> true;
                    default -> false;
                };
        boolean relapsed = clinical.equals("recurrence") || clinical.equals("relapse");
        return new Diagnosis(
                entry.reference(),
                Concepts.concept(condition, "code"),
                verification == Verification.CONFIRMED && listed,
                active,
                relapsed,
                false,
                Dates.startOf(condition, "onsetDateTime", "onsetPeriod"),
                Dates.date(condition, "recordedDate"),
                stages(condition, entry),
                related(condition, entry),
                profiles(condition),
                codedExtensions(condition));
    }

    private static Verification verification(Concept status) {
        if (status.isEmpty()) {
            return Verification.CONFIRMED;
        }
        boolean confirmed = false;
        for (Coding coding : status.codings()) {
            switch (coding.code()) {
                case "refuted", "entered-in-error" -> {
                    return Verification.IGNORED;
                }
                case "confirmed" -> confirmed = true;
                default -> {}
            }
        }
        return confirmed ? Verification.CONFIRMED : Verification.UNUSABLE;
    }

    /** The clinical status, "" when absent. */
    private static String clinical(Concept status) {
        if (status.isEmpty()) {
            return "";
        }
        for (Coding coding : status.codings()) {
            if (coding.system().endsWith("condition-clinical")) {
                return coding.code();
            }
        }
        return status.codings().isEmpty()
                ? "unknown"
                : status.codings().getFirst().code();
    }

    /** Any abatement that is not certainly on or after the as-of date; one without a date cannot decide and ends it too. */
    private boolean abated(ObjectNode condition) {
        When end = Dates.date(condition, "abatementDateTime");
        if (end == null && condition.has("abatementPeriod")) {
            end = Dates.end(condition, "abatementPeriod");
            if (end == null) {
                end = Dates.start(condition, "abatementPeriod");
            }
        }
        if (end != null) {
            return Dates.earliest(end).isBefore(reading.asOf());
        }
        return condition.has("abatementAge")
                || condition.has("abatementRange")
                || condition.has("abatementString")
                || condition.has("abatementPeriod");
    }

    private List<Stage> stages(ObjectNode condition, Entry entry) {
        List<ObjectNode> found = Fields.objects(condition, "stage");
        if (found.isEmpty()) {
            return List.of();
        }
        var stages = new ArrayList<Stage>(found.size());
        for (ObjectNode stage : found) {
            stages.add(new Stage(Concepts.concept(stage, "summary"), reading.names(stage, "assessment", entry)));
        }
        return stages;
    }

    private List<String> related(ObjectNode condition, Entry entry) {
        List<ObjectNode> extensions = Fields.objects(condition, "extension");
        if (extensions.isEmpty()) {
            return List.of();
        }
        var related = new ArrayList<String>();
        for (ObjectNode extension : extensions) {
            ObjectNode value =
                    RELATED.equals(Fields.string(extension, "url")) ? Fields.object(extension, "valueReference") : null;
            String name = value == null ? null : reading.nameOf(value, entry);
            if (name != null) {
                related.add(name);
            }
        }
        return related;
    }

    private static List<String> profiles(ObjectNode condition) {
        ObjectNode meta = Fields.object(condition, "meta");
        if (meta == null) {
            return List.of();
        }
        return Fields.strings(meta, "profile").stream()
                .map(profile -> profile.split("\\|", 2)[0])
                .toList();
    }

    private static List<CodedExtension> codedExtensions(ObjectNode condition) {
        List<ObjectNode> extensions = Fields.objects(condition, "extension");
        if (extensions.isEmpty()) {
            return List.of();
        }
        var coded = new ArrayList<CodedExtension>();
        for (ObjectNode extension : extensions) {
            String url = Fields.string(extension, "url");
            if (url != null && extension.has("valueCodeableConcept")) {
                coded.add(new CodedExtension(url, Concepts.concept(extension, "valueCodeableConcept")));
            }
        }
        return coded;
    }
}
