package dev.priori.chart.read;

import dev.priori.chart.Order;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.chart.read.claim.ClaimTherapies;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.chart.read.therapy.Products;
import dev.priori.chart.read.therapy.TherapyReader;
import dev.priori.fhir.BundleView;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is asked for: an ordered resource, a Claim item, or both. */
public final class OrderReader {

    private final BundleView bundle;

    public OrderReader(BundleView bundle) {
        this.bundle = bundle;
    }

    /**
     * An order, as of the date given, else the date of a service already given, else its authoredOn, else today.
     *
     * @param item the Claim item that asks for it, if any
     * @throws ProblemException 422 when an element of the order cannot be read
     */
    public Order read(Entry order, @Nullable ClaimItem item, @Nullable LocalDate asOf, LocalDate today) {
        return whole(order, () -> ordered(order, item, asOf, today));
    }

    /**
     * What a Claim item asks for (PAS): its requested order with the item's codes and period, or the item alone. As of the
     * date of a service already given, else the order's authoredOn, else Claim.created, else today.
     *
     * @throws ProblemException 422 when an element of order or item cannot be read
     */
    public Order fromClaimItem(ClaimItem item, LocalDate today) {
        Entry requested = item.requested();
        return whole(requested == null ? item.claim() : requested, () -> {
            LocalDate created = day(Dates.date(item.claim().resource(), "created"));
            LocalDate otherwise = created == null ? today : created;
            return requested == null ? unordered(item, otherwise) : ordered(requested, item, null, otherwise);
        });
    }

    private static Order whole(Entry subject, Supplier<Order> reader) {
        try {
            return reader.get();
        } catch (ElementFault fault) {
            throw new ProblemException(Problem.of(
                    422,
                    Problem.Issue.error(
                            "structure",
                            "What is asked for cannot be read",
                            fault.expression(subject.resource()),
                            fault.found(),
                            "correct the element")));
        }
    }

    private Order ordered(Entry order, @Nullable ClaimItem item, @Nullable LocalDate given, LocalDate otherwise) {
        RequestedPeriod period = RequestedPeriods.read(order, item);
        When authored = TherapyReader.authored(order);
        LocalDate day = day(authored);
        LocalDate asOf = asOf(given, period, day == null ? otherwise : day);
        var reading = new Reading(bundle, asOf);
        Therapy therapy = new TherapyReader(reading, order.reference(), draft -> false, null).readOrder(order);
        Concept product = new Products(reading).of(order.resource(), order).code();
        return new Order(
                order.reference(),
                order.type(),
                item == null ? product : Concepts.join(product, Concepts.concept(item.item(), "productOrService")),
                therapy,
                reading.reasons(order.resource(), order),
                reasonDiagnoses(reading, order),
                authored,
                asOf,
                period);
    }

    private Order unordered(ClaimItem item, LocalDate otherwise) {
        RequestedPeriod period = RequestedPeriods.read(null, item);
        LocalDate asOf = asOf(null, period, otherwise);
        Therapy therapy = new ClaimTherapies(new Reading(bundle, asOf)).underReview(item);
        return new Order(
                item.reference(), "Claim", therapy.code(), therapy, List.of(), List.of(), therapy.date(), asOf, period);
    }

    private static LocalDate asOf(@Nullable LocalDate given, RequestedPeriod period, LocalDate otherwise) {
        if (given != null) {
            return given;
        }
        return period.postService() ? Objects.requireNonNull(period.start()) : otherwise;
    }

    private static @Nullable LocalDate day(@Nullable When when) {
        return when == null ? null : when.toDay().orElse(null);
    }

    private static List<Diagnosis> reasonDiagnoses(Reading reading, Entry order) {
        var conditions = new ConditionReader(reading);
        var diagnoses = new ArrayList<Diagnosis>();
        for (Entry target : reading.targets(order.resource(), "reasonReference", order)) {
            Diagnosis diagnosis = target.type().equals("Condition")
                    ? reading.tolerate(target, null, resource -> conditions.read(target))
                    : null;
            if (diagnosis != null) {
                diagnoses.add(diagnosis);
            }
        }
        return diagnoses;
    }
}
