package dev.priori.chart.read.therapy;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.chart.read.therapy.Products.Product;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Medication resources, service requests and procedures as therapies. */
public final class TherapyReader {

    /** FHIR types read here. */
    public static final List<String> TYPES = List.of(
            "MedicationRequest",
            "MedicationAdministration",
            "MedicationStatement",
            "MedicationDispense",
            "ServiceRequest",
            "Procedure");

    private static final int SIBLING_DAYS = 30;

    private final Reading reading;
    private final Products products;
    private final @Nullable String underReview;
    private final Predicate<Entry> sibling;
    private final @Nullable String prior;

    /**
     * @param underReview reference of the order under review
     * @param sibling which drafts were written together with it
     * @param prior reference of the order it replaces
     */
    public TherapyReader(
            Reading reading, @Nullable String underReview, Predicate<Entry> sibling, @Nullable String prior) {
        this.reading = reading;
        this.products = new Products(reading);
        this.underReview = underReview;
        this.sibling = sibling;
        this.prior = prior;
    }

    /** Null for a resource that is no fact by its status or intent. */
    public @Nullable Therapy read(Entry entry) {
        ObjectNode resource = entry.resource();
        return switch (entry.type()) {
            case "MedicationAdministration" ->
                given(entry, "administration", Use.ofAdministration(status(resource, "completed")));
            case "MedicationDispense" -> given(entry, "dispense", Use.ofDispense(status(resource, "completed")));
            case "MedicationStatement" -> given(entry, "statement", Use.ofStatement(status(resource, "active")));
            case "Procedure" -> given(entry, "procedure", Use.ofProcedure(status(resource, "completed")));
            case "ServiceRequest" -> ordered(entry, "service", Use.ofServiceRequest(status(resource, "active")));
            case "MedicationRequest" -> ordered(entry, "order", Use.ofMedicationRequest(status(resource, "active")));
            default -> null;
        };
    }

    /** An order of any type as a therapy, whatever its status: the one under review. */
    public Therapy readOrder(Entry entry) {
        String kind = entry.type().equals("MedicationRequest") ? "order" : "service";
        return therapy(entry, kind, Use.USABLE, authored(entry));
    }

    private @Nullable Therapy given(Entry entry, String kind, Use use) {
        return use == Use.IGNORED ? null : therapy(entry, kind, use, dateGiven(entry));
    }

    private @Nullable Therapy ordered(Entry entry, String kind, Use use) {
        ObjectNode resource = entry.resource();
        When authored = authored(entry);
        if (entry.reference().equals(underReview)) {
            return therapy(entry, kind, Use.USABLE, authored);
        }
        String intent = Fields.string(resource, "intent");
        boolean order = intent == null || Use.isOrder(intent);
        if (use == Use.IGNORED || !order || Boolean.TRUE.equals(Fields.bool(resource, "doNotPerform"))) {
            return null;
        }
        if (use == Use.DRAFT && !(sibling.test(entry) && isRecent(authored))) {
            return null;
        }
        return therapy(entry, kind, use, authored);
    }

    /** When an order was written. */
    public static @Nullable When authored(Entry order) {
        return Dates.date(order.resource(), order.type().equals("NutritionOrder") ? "dateTime" : "authoredOn");
    }

    /** A draft without a date is recent; one of which the precision does not tell is too. */
    private boolean isRecent(@Nullable When authored) {
        return authored == null
                || !(Dates.latest(authored).isBefore(reading.asOf().minusDays(SIBLING_DAYS))
                        || Dates.earliest(authored).isAfter(reading.asOf().plusDays(SIBLING_DAYS)));
    }

    private Therapy therapy(Entry entry, String kind, Use use, @Nullable When date) {
        ObjectNode resource = entry.resource();
        Product product = products.of(resource, entry);
        boolean running = kind.equals("order") || kind.equals("service") || kind.equals("statement");
        String status = status(resource, running ? "active" : "completed");
        boolean reviewed = entry.reference().equals(underReview);
        Entry reasoned = entry.type().equals("MedicationDispense") ? prescription(entry) : entry;
        return new Therapy(
                entry.reference(),
                kind,
                product.all(),
                status,
                use == Use.USABLE || use == Use.DRAFT,
                running && status.equals("active"),
                running && status.equals("on-hold"),
                use == Use.DRAFT && !reviewed,
                reviewed,
                entry.reference().equals(prior),
                date,
                reasoned == null ? List.of() : reading.reasons(reasoned.resource(), reasoned),
                reasoned == null ? List.of() : reading.reasonConditions(reasoned.resource(), reasoned),
                statusReason(resource),
                manner(entry, product),
                kind.equals("order") ? reading.tolerate(entry, null, DosingReader::read) : null);
    }

    private static String status(ObjectNode resource, String otherwise) {
        String status = Fields.string(resource, "status");
        return status == null ? otherwise : status;
    }

    private static @Nullable When dateGiven(Entry entry) {
        ObjectNode resource = entry.resource();
        return switch (entry.type()) {
            case "MedicationDispense" -> {
                When handed = Dates.date(resource, "whenHandedOver");
                yield handed == null ? Dates.date(resource, "whenPrepared") : handed;
            }
            case "Procedure" -> Dates.startOf(resource, "performedDateTime", "performedPeriod");
            case "MedicationStatement" -> {
                When effective = Dates.startOf(resource, "effectiveDateTime", "effectivePeriod");
                yield effective == null ? Dates.date(resource, "dateAsserted") : effective;
            }
            default -> Dates.startOf(resource, "effectiveDateTime", "effectivePeriod");
        };
    }

    /** A dispense has the reasons of the first prescription it was made for that is in the bundle. */
    private @Nullable Entry prescription(Entry dispense) {
        List<Entry> found = reading.targets(dispense.resource(), "authorizingPrescription", dispense);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Concept statusReason(ObjectNode resource) {
        if (resource.has("statusReasonCodeableConcept")) {
            return Concepts.concept(resource, "statusReasonCodeableConcept");
        }
        if (!resource.path("statusReason").isArray()) {
            return Concepts.concept(resource, "statusReason");
        }
        Concept joined = Concept.EMPTY;
        for (Concept reason : Concepts.concepts(resource, "statusReason")) {
            joined = Concepts.join(joined, reason);
        }
        return joined;
    }

    private List<String> manner(Entry entry, Product product) {
        var manner = new ArrayList<>(reading.tolerate(entry, List.<String>of(), TherapyReader::routes));
        manner.addAll(product.form());
        manner.addAll(product.code().texts());
        for (Coding coding : product.ingredients().codings()) {
            if (coding.display() != null) {
                manner.add(coding.display());
            }
        }
        return manner;
    }

    private static List<String> routes(ObjectNode resource) {
        var routes = new ArrayList<String>();
        for (ObjectNode dosage : dosages(resource)) {
            routes.addAll(Concepts.concept(dosage, "route").texts());
        }
        return routes;
    }

    /** An administration has one dosage, requests and dispenses have a list, statements a list of another name. */
    private static List<ObjectNode> dosages(ObjectNode resource) {
        if (resource.get("dosage") instanceof ObjectNode single) {
            return List.of(single);
        }
        return Fields.objects(resource, resource.has("dosageInstruction") ? "dosageInstruction" : "dosage");
    }
}
