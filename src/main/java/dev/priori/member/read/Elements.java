package dev.priori.member.read;

import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Fields;
import dev.priori.member.Identifier;
import dev.priori.member.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Single elements. One of the wrong type or form is an {@link ElementFault}. */
final class Elements {

    /** Code of a member number in {@code http://terminology.hl7.org/CodeSystem/v2-0203}. */
    static final String MEMBER_NUMBER = "MB";

    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private Elements() {}

    /** The identifiers with a value, those of type MB or the others. */
    static List<Identifier> identifiers(JsonNode resource, boolean ofMembers) {
        var identifiers = new ArrayList<Identifier>();
        for (ObjectNode each : Fields.objects(resource, "identifier")) {
            if (hasCode(each, MEMBER_NUMBER) == ofMembers) {
                addIfNamed(identifiers, each);
            }
        }
        return identifiers;
    }

    /** Every identifier with a value. */
    static List<Identifier> identifiers(JsonNode resource) {
        var identifiers = new ArrayList<Identifier>();
        Fields.objects(resource, "identifier").forEach(each -> addIfNamed(identifiers, each));
        return identifiers;
    }

    /** Adds an Identifier, unless it has no value. */
    static void addIfNamed(List<Identifier> identifiers, @Nullable ObjectNode identifier) {
        String value = identifier == null ? null : Fields.string(identifier, "value");
        if (identifier != null && value != null && !value.isBlank()) {
            String system = Fields.string(identifier, "system");
            identifiers.add(new Identifier(system == null ? "" : system, value.strip()));
        }
    }

    /** Identifiers of type MB, then the subscriberId. */
    static List<String> numbers(JsonNode coverage) {
        var numbers = new LinkedHashSet<String>();
        identifiers(coverage, true).forEach(identifier -> numbers.add(identifier.value()));
        String subscriber = Fields.string(coverage, "subscriberId");
        if (subscriber != null && !subscriber.isBlank()) {
            numbers.add(subscriber.strip());
        }
        return List.copyOf(numbers);
    }

    /** Values of the classes of type plan. */
    static List<String> plans(JsonNode coverage) {
        var plans = new ArrayList<String>();
        for (ObjectNode each : Fields.objects(coverage, "class")) {
            String value = Fields.string(each, "value");
            if (value != null && hasCode(each, "plan")) {
                plans.add(value);
            }
        }
        return plans;
    }

    static Span period(JsonNode coverage) {
        ObjectNode period = Fields.object(coverage, "period");
        return period == null ? new Span(null, null) : new Span(day(period, "start", false), day(period, "end", true));
    }

    /** The family name, of the official name when there is one. */
    static @Nullable String family(JsonNode patient) {
        String first = null;
        for (ObjectNode name : Fields.objects(patient, "name")) {
            String family = Fields.string(name, "family");
            if (family != null && "official".equals(Fields.string(name, "use"))) {
                return family.strip();
            }
            first = first == null && family != null ? family.strip() : first;
        }
        return first;
    }

    /** The date of birth, null unless it is given to the day. */
    static @Nullable LocalDate birthDate(JsonNode patient) {
        String text = Fields.string(patient, "birthDate");
        return text == null || text.length() < DAY ? null : day(patient, "birthDate", false);
    }

    /** The first or last day that a date or dateTime can mean. */
    private static @Nullable LocalDate day(JsonNode object, String name, boolean last) {
        String text = Fields.string(object, name);
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case YEAR -> {
                    LocalDate first = LocalDate.parse(text + "-01-01");
                    yield last ? first.withMonth(12).withDayOfMonth(31) : first;
                }
                case MONTH ->
                    last
                            ? YearMonth.parse(text).atEndOfMonth()
                            : YearMonth.parse(text).atDay(1);
                default -> LocalDate.parse(text.substring(0, Math.min(DAY, text.length())));
            };
        } catch (DateTimeException malformed) {
            throw new ElementFault(object, name, "no valid date");
        }
    }

    private static boolean hasCode(ObjectNode typed, String code) {
        ObjectNode type = Fields.object(typed, "type");
        return type != null
                && Fields.objects(type, "coding").stream()
                        .anyMatch(coding -> code.equals(Fields.string(coding, "code")));
    }
}
