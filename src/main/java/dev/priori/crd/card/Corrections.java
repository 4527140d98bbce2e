package dev.priori.crd.card;

import dev.priori.crd.card.Card.Choice;
import dev.priori.crd.card.Card.Indicator;
import dev.priori.crd.card.Card.Source;
import dev.priori.crd.card.Card.Suggestion;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.card.Card.Update;
import dev.priori.crd.insured.DirectoryCheck;
import dev.priori.crd.request.HookCall;
import dev.priori.fhir.Entry;
import dev.priori.member.PlanRecord.Coverage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Corrections of the caller's Coverage by what the plan has on file: its last day, its plan. Cards for those who book and
 * admit; a clinician who orders is left alone with it (resp-70).
 */
public final class Corrections {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final DirectoryCheck directory;

    public Corrections(DirectoryCheck directory) {
        this.directory = directory;
    }

    List<Card> cards(HookCall call, LocalDate day, String insurer) {
        if (call.hook().drafts()) {
            return List.of();
        }
        return call.resources().ofType("Coverage").stream()
                .flatMap(coverage -> directory.onFile(call, coverage, day).stream()
                        .map(onFile -> corrected(call, coverage, onFile))
                        .filter(resource -> !resource.equals(read(call, coverage)))
                        .map(resource -> card(resource, insurer)))
                .toList();
    }

    private static ObjectNode corrected(HookCall call, Entry coverage, Coverage onFile) {
        ObjectNode resource = read(call, coverage);
        if (!isSound(resource)) {
            return resource;
        }
        LocalDate last = onFile.period().last();
        if (last != null) {
            resource.withObjectProperty("period").put("end", last.toString());
        }
        String plan = onFile.plans().size() == 1 ? onFile.plans().getFirst() : null;
        if (plan != null && planClass(resource) == null) {
            ObjectNode added = resource.withArrayProperty("class").addObject();
            added.putObject("type")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/coverage-class")
                    .put("code", "plan");
            added.put("value", plan);
        }
        return resource;
    }

    /** Whether what is to be written can be written: such elements, where they are, have the form of FHIR. */
    private static boolean isSound(ObjectNode coverage) {
        JsonNode period = coverage.path("period");
        JsonNode classes = coverage.path("class");
        return (period.isMissingNode() || period.isObject()) && (classes.isMissingNode() || classes.isArray());
    }

    private static @Nullable String planClass(ObjectNode coverage) {
        return coverage.path("class").values().stream()
                .filter(one -> one.at("/type/coding/0/code").asString("").equals("plan"))
                .map(one -> one.path("value").asString(""))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode read(HookCall call, Entry coverage) {
        return (ObjectNode) EXACT.readTree(call.bytes(coverage));
    }

    private static Card card(ObjectNode coverage, String insurer) {
        String reference = "Coverage/" + coverage.path("id").asString("");
        return new Card(
                Topic.INSURANCE,
                Indicator.INFO,
                "Update the coverage record by what the plan has on file",
                "The plan's own data on the period or the plan of this coverage differ from the record.",
                new Source(insurer, null),
                new Choice(List.of(new Suggestion(
                        "Update the coverage record",
                        List.of(new Update(
                                "Write period and plan of " + reference + " as the plan has them", coverage))))),
                List.of());
    }
}
