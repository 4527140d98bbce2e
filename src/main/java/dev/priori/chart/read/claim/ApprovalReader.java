package dev.priori.chart.read.claim;

import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.chart.read.therapy.Products;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** ClaimResponses as earlier approvals (clinical rules, section 2: "The approval", D-49, D-102). */
public final class ApprovalReader {

    private static final String PERIOD =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-itemPreAuthPeriod";
    private static final String DETAIL =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-itemAuthorizedDetail";

    private final Reading reading;
    private final List<CoverageOnFile> coverages;
    private final Parties parties;
    private final Products products;

    /** @param coverages coverages on file: the insurer of an approval must be the payor of one in force */
    public ApprovalReader(Reading reading, List<CoverageOnFile> coverages) {
        this.reading = reading;
        this.coverages = coverages;
        this.parties = new Parties(reading);
        this.products = new Products(reading);
    }

    /** An approval for each approved item. */
    public List<Approval> read(Entry entry) {
        ObjectNode response = entry.resource();
        String status = Fields.string(response, "status");
        if ((status != null && !status.equals("active"))
                || !"preauthorization".equals(Fields.string(response, "use"))
                || !"complete".equals(Fields.string(response, "outcome"))) {
            return List.of();
        }
        List<Approval> approvals = approvals(response, entry);
        if (!approvals.isEmpty() && !isOfPayor(response, entry)) {
            reading.ignore(entry.reference(), "ClaimResponse.insurer is not the payor of a coverage in force");
            return List.of();
        }
        return approvals;
    }

    private List<Approval> approvals(ObjectNode response, Entry entry) {
        List<ObjectNode> items = Fields.objects(response, "item");
        List<ObjectNode> added = Fields.objects(response, "addItem");
        var approvals = new ArrayList<Approval>();
        for (ObjectNode item : items) {
            if (new Adjudications().add(item).isApproved()) {
                Integer sequence = Fields.integer(item, "itemSequence");
                approvals.add(approval(entry, item, approvals.size(), productsOf(item, sequence, added, entry)));
            }
        }
        for (ObjectNode item : added) {
            if (new Adjudications().add(item).isApproved()) {
                approvals.add(approval(entry, item, approvals.size(), own(item, "productOrService")));
            }
        }
        if (items.isEmpty()
                && added.isEmpty()
                && new Adjudications().add(response).isApproved()) {
            approvals.add(approval(entry, response, 0, requested(entry, null)));
        }
        return approvals;
    }

    /** The first approval bears the name of the resource, further ones a number. */
    private static Approval approval(Entry entry, ObjectNode item, int number, List<Concept> products) {
        ObjectNode extension = Fields.extension(item, PERIOD);
        ObjectNode holder = extension != null && extension.has("valuePeriod") ? extension : entry.resource();
        String period = holder == extension ? "valuePeriod" : "preAuthPeriod";
        return new Approval(
                number == 0 ? entry.reference() : entry.reference() + "#item-" + (number + 1),
                products,
                Dates.start(holder, period),
                Dates.end(holder, period),
                null);
    }

    /** Codes of the item itself, of items added for it, of the requested item and of the order behind it. */
    private List<Concept> productsOf(ObjectNode item, @Nullable Integer sequence, List<ObjectNode> added, Entry entry) {
        var found = new ArrayList<Concept>();
        ObjectNode detail = Fields.extension(item, DETAIL);
        ObjectNode code = detail == null ? null : Fields.extension(detail, "productOrServiceCode");
        if (code != null) {
            found.addAll(own(code, "valueCodeableConcept"));
        }
        for (ObjectNode each : added) {
            List<Integer> sequences = ClaimLineReader.integers(each, "itemSequence");
            if (sequences.isEmpty() || (sequence != null && sequences.contains(sequence))) {
                found.addAll(own(each, "productOrService"));
            }
        }
        found.addAll(requested(entry, sequence));
        return found;
    }

    private static List<Concept> own(ObjectNode holder, String name) {
        Concept code = Concepts.concept(holder, name);
        return code.isEmpty() ? List.of() : List.of(code);
    }

    /** Products of the request's item of that number, or of all its items. */
    private List<Concept> requested(Entry response, @Nullable Integer sequence) {
        Entry claim = reading.target(response.resource(), "request", response);
        if (claim == null || !claim.type().equals("Claim")) {
            return List.of();
        }
        return reading.tolerate(claim, List.<Concept>of(), resource -> {
            var found = new ArrayList<Concept>();
            for (ClaimItem item : ClaimItem.read(reading.bundle(), claim)) {
                if (sequence == null || item.sequence() == sequence) {
                    found.addAll(own(item.item(), "productOrService"));
                    Entry order = item.requested();
                    Concept ordered = order == null
                            ? Concept.EMPTY
                            : reading.tolerate(
                                    order,
                                    Concept.EMPTY,
                                    node -> products.of(node, order).code());
                    if (!ordered.isEmpty()) {
                        found.add(ordered);
                    }
                }
            }
            return found;
        });
    }

    /** The insurer, when given, is a payor of a coverage in force; with no coverage on file nothing speaks against it. */
    private boolean isOfPayor(ObjectNode response, Entry entry) {
        ObjectNode insurer = Fields.object(response, "insurer");
        List<String> names = insurer == null ? List.of() : parties.names(insurer, entry);
        if (names.isEmpty() || coverages.isEmpty()) {
            return true;
        }
        return coverages.stream()
                .filter(this::isInForce)
                .anyMatch(coverage -> coverage.payors().isEmpty()
                        || coverage.payors().stream().anyMatch(names::contains));
    }

    private boolean isInForce(CoverageOnFile coverage) {
        When start = coverage.start();
        When end = coverage.end();
        return coverage.status().equals("active")
                && (start == null || !Dates.earliest(start).isAfter(reading.asOf()))
                && (end == null || !Dates.latest(end).isBefore(reading.asOf()));
    }
}
