package dev.priori.chart.read.form;

import dev.priori.chart.Form;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Answer.NamedTherapy;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.When;
import dev.priori.chart.read.element.Concepts;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Reading;
import dev.priori.fhir.Entry;
import dev.priori.fhir.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** QuestionnaireResponses as forms: the answers that a person other than the patient or a relative gave (rule "Answers"). */
public final class FormReader {

    private static final String THERAPY = "-therapy";

    private final Reading reading;
    private final Origins origins;

    public FormReader(Reading reading) {
        this.reading = reading;
        this.origins = new Origins(reading);
    }

    /** Null for a form that is not completed, has no date, or was written by the patient or a relative. */
    public @Nullable Form read(Entry entry) {
        ObjectNode response = entry.resource();
        String status = Fields.string(response, "status");
        if (status != null && !status.equals("completed") && !status.equals("amended")) {
            return null;
        }
        if (origins.isPersonal(Fields.object(response, "author"), entry)) {
            return null;
        }
        When authored = Dates.date(response, "authored");
        if (authored == null) {
            reading.ignore(entry.reference(), "QuestionnaireResponse.authored is missing: its answers have no date");
            return null;
        }
        String canonical = Fields.string(response, "questionnaire");
        var answers = new LinkedHashMap<String, Answer>();
        collect(Fields.objects(response, "item"), entry, authored, answers);
        return new Form(
                entry.reference(),
                canonical == null ? "" : canonical.split("\\|", 2)[0],
                authored,
                List.copyOf(answers.values()));
    }

    private void collect(List<ObjectNode> items, Entry entry, When authored, Map<String, Answer> answers) {
        for (ObjectNode item : items) {
            String linkId = Fields.string(item, "linkId");
            if (linkId != null && linkId.endsWith(THERAPY)) {
                continue;
            }
            List<ObjectNode> given = Fields.objects(item, "answer");
            if (linkId != null && !given.isEmpty()) {
                List<NamedTherapy> therapies = therapies(linkId, items, item, given);
                for (ObjectNode each : given) {
                    if (origins.counts(each, entry)) {
                        Answer answer = answer(entry, linkId, each, authored, therapies);
                        answers.merge(linkId, answer, AnswerSelection::together);
                    }
                }
            }
            collect(Fields.objects(item, "item"), entry, authored, answers);
            for (ObjectNode each : given) {
                collect(Fields.objects(each, "item"), entry, authored, answers);
            }
        }
    }

    private static Answer answer(
            Entry entry, String linkId, ObjectNode answer, When authored, List<NamedTherapy> therapies) {
        When on = Dates.date(answer, "valueDate");
        return new Answer(
                entry.reference(),
                linkId,
                value(answer),
                Fields.bool(answer, "valueBoolean"),
                Quantities.milligrams(answer),
                on == null ? Dates.date(answer, "valueDateTime") : on,
                authored,
                false,
                therapies);
    }

    private static Concept value(ObjectNode answer) {
        ObjectNode coding = Fields.object(answer, "valueCoding");
        if (coding != null) {
            return Concepts.ofCoding(coding);
        }
        String text = Fields.string(answer, "valueString");
        return text == null ? Concept.EMPTY : new Concept(List.of(), text);
    }

    /** Drugs named for a question: in its group beside it, below it or below its answers, or directly below it. */
    private static List<NamedTherapy> therapies(
            String linkId, List<ObjectNode> beside, ObjectNode item, List<ObjectNode> answers) {
        var found = new ArrayList<NamedTherapy>();
        groups(linkId, beside, found);
        below(linkId, Fields.objects(item, "item"), found);
        for (ObjectNode answer : answers) {
            below(linkId, Fields.objects(answer, "item"), found);
        }
        return found;
    }

    private static void below(String linkId, List<ObjectNode> items, List<NamedTherapy> found) {
        groups(linkId, items, found);
        named(linkId, items, found);
    }

    private static void groups(String linkId, List<ObjectNode> items, List<NamedTherapy> found) {
        for (ObjectNode item : items) {
            if ((linkId + THERAPY).equals(Fields.string(item, "linkId"))) {
                named(linkId, Fields.objects(item, "item"), found);
            }
        }
    }

    private static void named(String linkId, List<ObjectNode> items, List<NamedTherapy> found) {
        var drugs = new ArrayList<Concept>();
        When start = null;
        When end = null;
        for (ObjectNode item : items) {
            String part = Fields.string(item, "linkId");
            if (part == null || !part.startsWith(linkId)) {
                continue;
            }
            for (ObjectNode answer : Fields.objects(item, "answer")) {
                switch (part.substring(linkId.length())) {
                    case "-drug" -> drugs.add(value(answer));
                    case "-start" -> start = Dates.date(answer, "valueDate");
                    case "-end" -> end = Dates.date(answer, "valueDate");
                    default -> {}
                }
            }
        }
        for (Concept drug : drugs) {
            found.add(new NamedTherapy(drug, start, end));
        }
    }
}
