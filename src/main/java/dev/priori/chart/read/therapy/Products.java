package dev.priori.chart.read.therapy;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The product of a resource: its own codes, else those of the Medication it refers to. */
public final class Products {

    private final Reading reading;

    public Products(Reading reading) {
        this.reading = reading;
    }

    /**
     * A product.
     *
     * @param code codings of the product itself, and its text
     * @param ingredients codings of its ingredients, and their texts as one
     * @param form texts of the dose form
     */
    public record Product(Concept code, Concept ingredients, List<String> form) {

        static final Product NONE = new Product(Concept.EMPTY, Concept.EMPTY, List.of());

        /** Codings of product and ingredients. */
        public Concept all() {
            return Concepts.join(code, ingredients);
        }
    }

    /** The product of a medication resource ({@code medication[x]}) or of any resource with a {@code code}. */
    public Product of(ObjectNode resource, Entry entry) {
        return switch (entry.type()) {
            case "MedicationRequest", "MedicationAdministration", "MedicationStatement", "MedicationDispense" ->
                medication(resource, entry);
            case "Medication" -> read(resource, entry);
            case "DeviceRequest" -> device(resource, entry);
            case "Immunization" -> bare(Concepts.concept(resource, "vaccineCode"));
            case "NutritionOrder" -> bare(nutrition(resource));
            default -> bare(Concepts.concept(resource, "code"));
        };
    }

    private Product medication(ObjectNode resource, Entry entry) {
        if (resource.has("medicationCodeableConcept")) {
            return bare(Concepts.concept(resource, "medicationCodeableConcept"));
        }
        ObjectNode reference = Fields.object(resource, "medicationReference");
        if (reference == null) {
            return Product.NONE;
        }
        Entry target = reading.follow(reference, entry);
        Product found = target == null || !target.type().equals("Medication")
                ? Product.NONE
                : reading.tolerate(target, Product.NONE, medication -> read(medication, target));
        String display = Fields.string(reference, "display");
        return found.all().isEmpty() && display != null ? bare(new Concept(List.of(), display)) : found;
    }

    private Product read(ObjectNode medication, Entry entry) {
        Concept code = Concepts.concept(medication, "code");
        var codings = new ArrayList<Coding>();
        var texts = new ArrayList<String>();
        for (ObjectNode ingredient : Fields.objects(medication, "ingredient")) {
            Concept item = ingredient.has("itemReference")
                    ? itemBehind(ingredient, entry)
                    : Concepts.concept(ingredient, "itemCodeableConcept");
            codings.addAll(item.codings());
            if (item.text() != null) {
                texts.add(item.text());
            }
        }
        Concept ingredients = new Concept(codings, texts.isEmpty() ? null : String.join(" / ", texts));
        return new Product(
                code, ingredients, Concepts.concept(medication, "form").texts());
    }

    private Concept itemBehind(ObjectNode ingredient, Entry entry) {
        Entry target = reading.target(ingredient, "itemReference", entry);
        return target == null ? Concept.EMPTY : reading.codeOf(target);
    }

    private Product device(ObjectNode resource, Entry entry) {
        if (resource.has("codeCodeableConcept")) {
            return bare(Concepts.concept(resource, "codeCodeableConcept"));
        }
        @Nullable Entry target = reading.target(resource, "codeReference", entry);
        return target == null
                ? Product.NONE
                : reading.tolerate(target, Product.NONE, device -> bare(Concepts.concept(device, "type")));
    }

    /** The first product of a nutrition order: oral supplement, enteral formula or diet. */
    private static Concept nutrition(ObjectNode order) {
        for (ObjectNode supplement : Fields.objects(order, "supplement")) {
            return Concepts.concept(supplement, "type");
        }
        ObjectNode formula = Fields.object(order, "enteralFormula");
        if (formula != null) {
            return Concepts.concept(formula, "baseFormulaType");
        }
        ObjectNode diet = Fields.object(order, "oralDiet");
        List<Concept> types = diet == null ? List.of() : Concepts.concepts(diet, "type");
        return types.isEmpty() ? Concept.EMPTY : types.getFirst();
    }

    private static Product bare(Concept code) {
        return new Product(code, Concept.EMPTY, List.of());
    }
}
