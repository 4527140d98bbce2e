package dev.priori.chart.read.element;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** CodeableConcepts and Codings as {@link Concept}s. A coding without a code gives its display as text, if there is none. */
public final class Concepts {

    private Concepts() {}

    /** The CodeableConcept of that name, empty when absent. */
    public static Concept concept(JsonNode object, String name) {
        ObjectNode found = Fields.object(object, name);
        return found == null ? Concept.EMPTY : of(found);
    }

    /** All CodeableConcepts of a repeating element. */
    public static List<Concept> concepts(JsonNode object, String name) {
        List<ObjectNode> found = Fields.objects(object, name);
        if (found.isEmpty()) {
            return List.of();
        }
        var concepts = new ArrayList<Concept>(found.size());
        for (ObjectNode each : found) {
            concepts.add(of(each));
        }
        return concepts;
    }

    public static Concept of(ObjectNode codeableConcept) {
        String text = Fields.string(codeableConcept, "text");
        List<ObjectNode> found = Fields.objects(codeableConcept, "coding");
        if (found.isEmpty()) {
            return text == null ? Concept.EMPTY : new Concept(List.of(), text);
        }
        var codings = new ArrayList<Coding>(found.size());
        for (ObjectNode each : found) {
            Coding coding = coding(each);
            if (coding != null) {
                codings.add(coding);
            } else if (text == null) {
                text = Fields.string(each, "display");
            }
        }
        return new Concept(codings, text);
    }

    /** A value that is a Coding by itself. */
    public static Concept ofCoding(ObjectNode each) {
        Coding coding = coding(each);
        return coding == null
                ? new Concept(List.of(), Fields.string(each, "display"))
                : new Concept(List.of(coding), null);
    }

    /** Null for a coding without a code. */
    private static @Nullable Coding coding(ObjectNode coding) {
        String code = Fields.string(coding, "code");
        if (code == null) {
            return null;
        }
        String uri = Fields.string(coding, "system");
        String system = uri == null ? "" : CodeSystems.system(uri);
        return new Coding(system, CodeSystems.code(system, code), Fields.string(coding, "display"));
    }

    /** The codings of both, the text of the first that has one. */
    public static Concept join(Concept first, Concept second) {
        if (second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        var codings = new ArrayList<>(first.codings());
        codings.addAll(second.codings());
        return new Concept(codings, first.text() == null ? second.text() : first.text());
    }
}
