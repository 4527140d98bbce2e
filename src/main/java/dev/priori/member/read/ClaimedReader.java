package dev.priori.member.read;

import dev.priori.fhir.BundleView;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import dev.priori.member.Claimed;
import dev.priori.member.Identifier;
import dev.priori.member.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a request says about insurance. An element that cannot be read counts as absent. */
public final class ClaimedReader {

    private ClaimedReader() {}

    /**
     * The claim.
     *
     * @param resources where references lead
     * @param patient null when the request has no Patient
     * @param coverage null when the request has no Coverage: then it is about the person alone
     * @param day the day the service is for
     */
    public static Claimed read(BundleView resources, @Nullable Entry patient, @Nullable Entry coverage, LocalDate day) {
        return new Claimed(
                coverage == null ? List.of() : payer(resources, coverage),
                person(patient),
                tolerate(coverage, "active", ClaimedReader::status),
                tolerate(coverage, new Span(null, null), Elements::period),
                tolerate(coverage, List.<String>of(), Elements::numbers),
                tolerate(coverage, List.<String>of(), Elements::plans),
                day);
    }

    private static Claimed.Person person(@Nullable Entry patient) {
        return new Claimed.Person(
                tolerate(patient, List.<Identifier>of(), resource -> Elements.identifiers(resource, true)),
                tolerate(patient, List.<Identifier>of(), resource -> Elements.identifiers(resource, false)),
                ClaimedReader.<@Nullable String>tolerate(patient, null, Elements::family),
                ClaimedReader.<@Nullable LocalDate>tolerate(patient, null, Elements::birthDate));
    }

    /** Identifiers that the references to the payor carry, and those of the Organization they lead to. */
    private static List<Identifier> payer(BundleView resources, Entry coverage) {
        return tolerate(coverage, List.<Identifier>of(), resource -> {
            var identifiers = new ArrayList<Identifier>();
            for (ObjectNode payor : Fields.objects(resource, "payor")) {
                Elements.addIfNamed(identifiers, Fields.object(payor, "identifier"));
                String reference = Fields.string(payor, "reference");
                Entry target = reference == null
                        ? null
                        : resources.resolve(reference, coverage).orElse(null);
                identifiers.addAll(tolerate(target, List.<Identifier>of(), Elements::identifiers));
            }
            return identifiers;
        });
    }

    private static String status(ObjectNode coverage) {
        String status = Fields.string(coverage, "status");
        return status == null ? "active" : status;
    }

    private static <T extends @Nullable Object> T tolerate(
            @Nullable Entry entry, T otherwise, Function<ObjectNode, T> reader) {
        try {
            return entry == null ? otherwise : reader.apply(entry.resource());
        } catch (ElementFault unreadable) {
            return otherwise;
        }
    }
}
