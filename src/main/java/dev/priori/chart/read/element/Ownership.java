package dev.priori.chart.read.element;

import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Whose a resource is: the patient of the chart, or somebody else. */
public final class Ownership {

    private static final Map<String, String> SUBJECTS = Map.of(
            "Coverage", "beneficiary",
            "Claim", "patient",
            "ClaimResponse", "patient",
            "ExplanationOfBenefit", "patient",
            "NutritionOrder", "patient",
            "VisionPrescription", "patient");

    private final Reading reading;
    private final String patient;
    private final boolean absent;
    private final Map<String, Boolean> known = new HashMap<>();

    /** @param patient reference of the Patient, as its entry is called */
    public Ownership(Reading reading, String patient) {
        this.reading = reading;
        this.patient = patient;
        this.absent = reading.bundle().ofType("Patient").stream()
                .noneMatch(entry -> entry.reference().equals(patient));
    }

    /**
     * Whether the resource is the patient's. A resource that names nobody is; one of somebody else, or of somebody who cannot
     * be told, is not, and is reported as ignored.
     */
    public boolean owns(Entry entry) {
        return known.computeIfAbsent(entry.reference(), key -> {
            Boolean owned = reading.tolerate(entry, null, resource -> isPatient(resource, entry));
            if (Boolean.FALSE.equals(owned)) {
                reading.ignore(entry.reference(), entry.type() + "." + subject(entry) + " is another patient");
            }
            return Boolean.TRUE.equals(owned);
        });
    }

    private boolean isPatient(ObjectNode resource, Entry entry) {
        ObjectNode reference = Fields.object(resource, subject(entry));
        if (reference == null) {
            return true;
        }
        String name = reading.nameOf(reference, entry);
        if (name != null) {
            return name.equals(patient) || (absent && name.endsWith("/" + patient));
        }
        return sharesIdentifier(Fields.object(reference, "identifier"));
    }

    /** A logical reference: by an identifier that the Patient has too. */
    private boolean sharesIdentifier(@Nullable ObjectNode identifier) {
        String value = identifier == null ? null : Fields.string(identifier, "value");
        Entry person = reading.bundle().find(patient).orElse(null);
        if (value == null || identifier == null || person == null) {
            return false;
        }
        String system = Fields.string(identifier, "system");
        return reading.tolerate(
                person,
                false,
                resource -> Fields.objects(resource, "identifier").stream()
                        .anyMatch(each -> value.equals(Fields.string(each, "value"))
                                && (system == null || system.equals(Fields.string(each, "system")))));
    }

    private static String subject(Entry entry) {
        return SUBJECTS.getOrDefault(entry.type(), "subject");
    }
}
