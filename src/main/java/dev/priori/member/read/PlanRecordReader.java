package dev.priori.member.read;

import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import dev.priori.member.PlanRecord;
import dev.priori.member.PlanRecord.Coverage;
import dev.priori.member.PlanRecord.Member;
import dev.priori.member.PlanRecord.Payer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads the plan's own resources. What cannot be read is an {@link ElementFault}. */
public final class PlanRecordReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private PlanRecordReader() {}

    /**
     * What the resource says; empty for types that say nothing about insurance.
     *
     * @param follow the id of the resource of that type a reference leads to, null when it leads to none
     */
    public static Optional<PlanRecord> read(Entry entry, BiFunction<String, String, @Nullable String> follow) {
        ObjectNode resource = entry.resource();
        return switch (entry.type()) {
            case "Organization" -> Optional.of(new Payer(id(resource), Elements.identifiers(resource)));
            case "Patient" ->
                Optional.of(new Member(
                        id(resource),
                        Elements.identifiers(resource),
                        Elements.family(resource),
                        Elements.birthDate(resource)));
            case "Coverage" -> Optional.of(coverage(resource, follow));
            default -> Optional.empty();
        };
    }

    private static Coverage coverage(ObjectNode resource, BiFunction<String, String, @Nullable String> follow) {
        String member = target(Fields.object(resource, "beneficiary"), "Patient", follow);
        if (member == null) {
            throw new ElementFault(resource, "beneficiary", "no reference to a Patient");
        }
        String status = Fields.string(resource, "status");
        if (status == null) {
            throw new ElementFault(resource, "status", "nothing");
        }
        List<ObjectNode> payors = Fields.objects(resource, "payor");
        return new Coverage(
                id(resource),
                member,
                payors.isEmpty() ? null : target(payors.getFirst(), "Organization", follow),
                status,
                Elements.period(resource),
                Elements.numbers(resource),
                Elements.plans(resource));
    }

    private static @Nullable String target(
            @Nullable ObjectNode reference, String type, BiFunction<String, String, @Nullable String> follow) {
        String literal = reference == null ? null : Fields.string(reference, "reference");
        return literal == null ? null : follow.apply(literal, type);
    }

    private static String id(ObjectNode resource) {
        String id = Fields.string(resource, "id");
        if (id == null || !ID.matcher(id).matches()) {
            throw new ElementFault(resource, "id", id == null ? "nothing" : "no FHIR id");
        }
        return id;
    }
}
