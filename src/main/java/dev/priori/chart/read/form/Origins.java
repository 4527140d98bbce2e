package dev.priori.chart.read.form;

import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who gave an answer: the DTR information-origin extension, and its author (D-43, D-77, D-111). */
final class Origins {

    private static final String ORIGIN = "http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin";

    private final Reading reading;

    Origins(Reading reading) {
        this.reading = reading;
    }

    /** Given or overridden by a person who is neither the patient nor a relative. */
    boolean counts(ObjectNode answer, Entry entry) {
        ObjectNode origin = Fields.extension(answer, ORIGIN);
        ObjectNode source = origin == null ? null : Fields.extension(origin, "source");
        if (origin == null || source == null) {
            return false;
        }
        String code = Fields.string(source, "valueCode");
        if (!"manual".equals(code) && !"override".equals(code)) {
            return false;
        }
        ObjectNode author = Fields.extension(origin, "author");
        ObjectNode person = author == null ? null : Fields.extension(author, "practitioner");
        return person == null || !isPersonal(Fields.object(person, "valueReference"), entry);
    }

    /** Whether the Reference leads to a Patient or RelatedPerson. */
    boolean isPersonal(@Nullable ObjectNode reference, Entry from) {
        if (reference == null) {
            return false;
        }
        Entry target = reading.follow(reference, from);
        String literal = Fields.string(reference, "reference");
        String type = Fields.string(reference, "type");
        if (target != null) {
            return names(target.type());
        }
        return (type != null && names(type))
                || (literal != null && (leadsTo(literal, "Patient/") || leadsTo(literal, "RelatedPerson/")));
    }

    private static boolean names(String type) {
        return type.equals("Patient") || type.equals("RelatedPerson");
    }

    private static boolean leadsTo(String literal, String type) {
        return literal.startsWith(type) || literal.contains("/" + type);
    }
}
