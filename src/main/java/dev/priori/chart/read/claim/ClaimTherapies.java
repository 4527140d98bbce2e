package dev.priori.chart.read.claim;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The Claim under review as facts: its diagnoses, and its items as therapies. */
public final class ClaimTherapies {

    private static final String CANCELLED =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/modifierextension-infoCancelled";

    private final Reading reading;

    public ClaimTherapies(Reading reading) {
        this.reading = reading;
    }

    /** The item itself, when no order stands behind it. */
    public Therapy underReview(ClaimItem item) {
        return therapy(item, true);
    }

    /** The other items of the same Claim; cancelled ones are left out. */
    public List<Therapy> others(ClaimItem item) {
        var others = new ArrayList<Therapy>();
        for (ClaimItem other : ClaimItem.read(reading.bundle(), item.claim())) {
            if (other.item() != item.item() && !isCancelled(other.item())) {
                others.add(therapy(other, false));
            }
        }
        return others;
    }

    private static Therapy therapy(ClaimItem item, boolean underReview) {
        ObjectNode node = item.item();
        Concept code = Concepts.concept(node, "productOrService");
        When serviced = Dates.date(node, "servicedDate");
        if (serviced == null) {
            serviced = Dates.start(node, "servicedPeriod");
        }
        return new Therapy(
                item.reference(),
                "claim-item",
                code,
                "active",
                true,
                true,
                false,
                false,
                underReview,
                false,
                serviced == null ? Dates.date(item.claim().resource(), "created") : serviced,
                List.of(),
                List.of(),
                Concept.EMPTY,
                code.texts(),
                null);
    }

    private static boolean isCancelled(ObjectNode item) {
        for (ObjectNode extension : Fields.objects(item, "modifierExtension")) {
            if (CANCELLED.equals(Fields.string(extension, "url"))) {
                return Boolean.TRUE.equals(Fields.bool(extension, "valueBoolean"));
            }
        }
        return false;
    }

    /** Diagnoses of the Claim: they count like active Conditions, as ICD-10-CM (D-107). */
    public List<Diagnosis> diagnoses(Entry claim) {
        var diagnoses = new ArrayList<Diagnosis>();
        for (ObjectNode each : Fields.objects(claim.resource(), "diagnosis")) {
            Concept code = ClaimDiagnoses.code(each);
            if (!code.codings().isEmpty()) {
                Integer sequence = Fields.integer(each, "sequence");
                int number = sequence == null ? diagnoses.size() + 1 : sequence;
                diagnoses.add(claimed(claim.reference() + "#diagnosis-" + number, code));
            }
        }
        return diagnoses;
    }

    private static Diagnosis claimed(String reference, Concept code) {
        return new Diagnosis(
                reference, code, true, true, false, true, null, null, List.of(), List.of(), List.of(), List.of());
    }
}
