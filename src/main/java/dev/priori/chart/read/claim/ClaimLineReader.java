package dev.priori.chart.read.claim;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines of Claims and ExplanationOfBenefits as therapies that were paid for (clinical rule "Claim lines", D-35, D-68). */
public final class ClaimLineReader {

    private final Reading reading;

    public ClaimLineReader(Reading reading) {
        this.reading = reading;
    }

    /** The lines that count: of an active claim that is no preauthorization, and not refused. */
    public List<Therapy> read(Entry entry) {
        ObjectNode claim = entry.resource();
        String status = Fields.string(claim, "status");
        if ((status != null && !status.equals("active")) || !"claim".equals(Fields.string(claim, "use"))) {
            return List.of();
        }
        List<ObjectNode> answers = entry.type().equals("Claim") ? answersTo(entry) : List.of();
        List<ObjectNode> items = Fields.objects(claim, "item");
        var lines = new ArrayList<Therapy>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Integer numbered = Fields.integer(items.get(i), "sequence");
            int sequence = numbered == null ? i + 1 : numbered;
            if (!isDenied(claim, items.get(i), sequence, answers)) {
                String reference = items.size() == 1 ? entry.reference() : entry.reference() + "#item-" + sequence;
                lines.add(line(reference, entry, items.get(i)));
            }
        }
        return lines;
    }

    private List<ObjectNode> answersTo(Entry claim) {
        var answers = new ArrayList<ObjectNode>();
        for (Entry response : reading.bundle().ofType("ClaimResponse")) {
            reading.tolerate(response, null, resource -> {
                String status = Fields.string(resource, "status");
                Entry request = reading.target(resource, "request", response);
                if ((status == null || status.equals("active"))
                        && request != null
                        && request.reference().equals(claim.reference())) {
                    answers.add(resource);
                }
                return null;
            });
        }
        return answers;
    }

    private static boolean isDenied(ObjectNode claim, ObjectNode item, int sequence, List<ObjectNode> answers) {
        if (new Adjudications().add(item).add(claim).isDenied()) {
            return true;
        }
        return answers.stream().anyMatch(answer -> isDeniedBy(answer, sequence));
    }

    private static boolean isDeniedBy(ObjectNode response, int sequence) {
        var decided = new Adjudications().add(response);
        for (ObjectNode item : Fields.objects(response, "item")) {
            Integer number = Fields.integer(item, "itemSequence");
            if (number != null && number == sequence) {
                decided.add(item);
            }
        }
        for (ObjectNode added : Fields.objects(response, "addItem")) {
            if (integers(added, "itemSequence").contains(sequence)) {
                decided.add(added);
            }
        }
        return decided.isDenied();
    }

    private Therapy line(String reference, Entry entry, ObjectNode item) {
        ObjectNode claim = entry.resource();
        Concept code = Concepts.concept(item, "productOrService");
        When date = Dates.date(item, "servicedDate");
        if (date == null) {
            date = Dates.start(item, "servicedPeriod");
        }
        if (date == null) {
            date = Dates.date(claim, "created");
        }
        var reasons = new ArrayList<Concept>();
        var conditions = new ArrayList<String>();
        for (ObjectNode diagnosis : ClaimDiagnoses.of(claim, integers(item, "diagnosisSequence"))) {
            Entry condition = reading.target(diagnosis, "diagnosisReference", entry);
            Concept reason = condition == null ? ClaimDiagnoses.code(diagnosis) : reading.codeOf(condition);
            if (!reason.isEmpty()) {
                reasons.add(reason);
            }
            if (condition != null) {
                conditions.add(condition.reference());
            }
        }
        return new Therapy(
                reference,
                "claim-line",
                code,
                "active",
                true,
                false,
                false,
                false,
                false,
                false,
                date,
                reasons,
                conditions,
                Concept.EMPTY,
                code.texts(),
                null);
    }

    /** The whole numbers of a repeating element. */
    static List<Integer> integers(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return List.of();
        }
        var integers = new ArrayList<Integer>(value.size());
        for (JsonNode each : value.values()) {
            if (!each.isIntegralNumber() || !each.canConvertToInt()) {
                throw new ElementFault(object, name, "no whole number");
            }
            integers.add(each.intValue());
        }
        return integers;
    }
}
