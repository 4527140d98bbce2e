package dev.priori.chart.read.claim;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of a Claim under review (PAS: Claim.item and its requestedService).
 *
 * @param sequence the item's number
 * @param requested the order behind the requestedService extension, null when there is none
 */
public record ClaimItem(
        Entry claim,
        int sequence,
        ObjectNode item,
        @Nullable Entry requested) {

    static final String REQUESTED_SERVICE =
            "http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-requestedService";

    /** Name of the item as a fact: {@code Claim/id#item-n}. */
    public String reference() {
        return claim.reference() + "#item-" + sequence;
    }

    /**
     * The items of a Claim, in its order.
     *
     * @throws ProblemException 422 when the items cannot be read
     */
    public static List<ClaimItem> of(BundleView bundle, Entry claim) {
        try {
            return read(bundle, claim);
        } catch (ElementFault fault) {
            throw new ProblemException(Problem.of(
                    422,
                    Problem.Issue.error(
                            "structure",
                            "The Claim cannot be read",
                            fault.expression(claim.resource()),
                            fault.found(),
                            "correct the element")));
        }
    }

    /** As {@link #of}, with an {@link ElementFault} instead of a problem. */
    static List<ClaimItem> read(BundleView bundle, Entry claim) {
        List<ObjectNode> nodes = Fields.objects(claim.resource(), "item");
        var items = new ArrayList<ClaimItem>(nodes.size());
        for (ObjectNode node : nodes) {
            Integer sequence = Fields.integer(node, "sequence");
            Entry requested = requested(bundle, claim, node);
            items.add(new ClaimItem(claim, sequence == null ? items.size() + 1 : sequence, node, requested));
        }
        return items;
    }

    private static @Nullable Entry requested(BundleView bundle, Entry claim, ObjectNode item) {
        ObjectNode extension = Fields.extension(item, REQUESTED_SERVICE);
        ObjectNode reference = extension == null ? null : Fields.object(extension, "valueReference");
        String literal = reference == null ? null : Fields.string(reference, "reference");
        return literal == null ? null : bundle.resolve(literal, claim).orElse(null);
    }

    /**
     * The item that asks for the order: of an active preauthorization Claim in the bundle that is not yet answered (D-116).
     * A Claim that cannot be read is passed over.
     */
    public static Optional<ClaimItem> underReview(BundleView bundle, Entry order) {
        for (Entry claim : bundle.ofType("Claim")) {
            try {
                if (isPending(bundle, claim)) {
                    for (ClaimItem item : read(bundle, claim)) {
                        if (item.requested != null && item.requested.reference().equals(order.reference())) {
                            return Optional.of(item);
                        }
                    }
                }
            } catch (ElementFault unreadable) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean isPending(BundleView bundle, Entry claim) {
        String status = Fields.string(claim.resource(), "status");
        return (status == null || status.equals("active"))
                && "preauthorization".equals(Fields.string(claim.resource(), "use"))
                && bundle.ofType("ClaimResponse").stream().noneMatch(response -> answers(bundle, response, claim));
    }

    /** A response that is queued, cancelled or entered in error is no answer. */
    private static boolean answers(BundleView bundle, Entry response, Entry claim) {
        String status = Fields.string(response.resource(), "status");
        ObjectNode request = Fields.object(response.resource(), "request");
        String literal = request == null ? null : Fields.string(request, "reference");
        return (status == null || status.equals("active"))
                && !"queued".equals(Fields.string(response.resource(), "outcome"))
                && literal != null
                && bundle.resolve(literal, response)
                        .filter(found -> found.reference().equals(claim.reference()))
                        .isPresent();
    }
}
