package dev.priori.chart.read;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Reaction;
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

/** AdverseEvents as reactions. */
final class ReactionReader {

    private final Reading reading;
    private final Products products;

    ReactionReader(Reading reading) {
        this.reading = reading;
        this.products = new Products(reading);
    }

    /** Null for an event that is not actual. */
    @Nullable
    Reaction read(Entry entry) {
        ObjectNode event = entry.resource();
        String actuality = Fields.string(event, "actuality");
        if (actuality != null && !actuality.equals("actual")) {
            return null;
        }
        var suspects = new ArrayList<Concept>();
        for (ObjectNode suspect : Fields.objects(event, "suspectEntity")) {
            Concept product = product(suspect, entry);
            if (!product.isEmpty()) {
                suspects.add(product);
            }
        }
        return new Reaction(entry.reference(), Concepts.concept(event, "event"), suspects, date(event));
    }

    /** The codes behind the instance; its display when it leads nowhere. */
    private Concept product(ObjectNode suspect, Entry entry) {
        ObjectNode instance = Fields.object(suspect, "instance");
        if (instance == null) {
            return Concept.EMPTY;
        }
        Entry target = reading.follow(instance, entry);
        Concept product = target == null
                ? Concept.EMPTY
                : reading.tolerate(
                        target,
                        Concept.EMPTY,
                        resource -> products.of(resource, target).all());
        String display = Fields.string(instance, "display");
        return product.isEmpty() && display != null ? new Concept(List.of(), display) : product;
    }

    private static @Nullable When date(ObjectNode event) {
        When date = Dates.date(event, "date");
        if (date == null) {
            date = Dates.date(event, "detected");
        }
        return date == null ? Dates.date(event, "recordedDate") : date;
    }
}
