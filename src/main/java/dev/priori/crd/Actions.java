package dev.priori.crd;

import dev.priori.authorization.Assertion;
import dev.priori.crd.answer.FormTask;
import dev.priori.crd.answer.HookAnswer.SystemAction;
import dev.priori.crd.answer.Line;
import dev.priori.crd.answer.OrderBytes;
import dev.priori.crd.answer.SameMeaning;
import dev.priori.crd.decide.Grants.Question;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.request.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system actions of an answer and the assertions they carry: only what is new to the caller (resp-35). */
final class Actions {

    private final Line line;
    private final Question question;
    private final JsonMapper mapper;
    private final List<SystemAction> updates = new ArrayList<>();
    private final Map<String, SystemAction> tasks = new LinkedHashMap<>();
    private final List<Assertion> assertions = new ArrayList<>();

    Actions(Line line, Question question, JsonMapper mapper) {
        this.line = line;
        this.question = question;
        this.mapper = mapper;
    }

    /** Updates first, then the Tasks. */
    List<SystemAction> list() {
        var all = new ArrayList<>(updates);
        all.addAll(tasks.values());
        return all;
    }

    /** The assertions among what is told. */
    List<Assertion> assertions() {
        return assertions;
    }

    /** The update of one resource with what is new in it; none when nothing is. */
    void add(Told told) {
        if (told.answers().isEmpty()) {
            return;
        }
        OrderBytes order = OrderBytes.of(told.focus().bytes(), mapper);
        List<JsonNode> earlier = order.coverageInformation();
        var added = new ArrayList<JsonNode>();
        var outdated = new ArrayList<JsonNode>();
        for (Told.Answer one : told.answers()) {
            JsonNode extension = line.coverageInformation(one.information());
            List<JsonNode> same = earlier.stream()
                    .filter(other -> SameMeaning.coverage(other).equals(SameMeaning.coverage(extension)))
                    .toList();
            if (same.size() != 1 || !SameMeaning.of(same.getFirst(), extension)) {
                added.add(extension);
                outdated.addAll(same);
                assertions.add(one.assertion());
                forms(told, one);
            }
        }
        if (!added.isEmpty()) {
            String reference = told.focus().reference();
            updates.add(
                    new SystemAction("update", "Coverage information for " + reference, order.with(added, outdated)));
        }
    }

    /** One Task a form, for a caller that asked for Tasks and whose coverage names its payer. */
    private void forms(Told told, Told.Answer answer) {
        HookCall call = question.call();
        String payer = call.resources()
                .find(answer.information().coverage())
                .map(coverage -> coverage.resource().at("/payor/0/reference").asString(""))
                .orElse("");
        if (!call.options().asksFor(Options.FORM_COMPLETION) || payer.isEmpty()) {
            return;
        }
        for (String form : answer.information().verdict().forms()) {
            var task = new FormTask(form, call.patient(), payer, told.focus().reference(), question.at());
            tasks.putIfAbsent(
                    form,
                    new SystemAction(
                            "create",
                            "Task to complete the form for " + told.focus().reference(),
                            mapper.writeValueAsBytes(task.json(line))));
        }
    }
}
