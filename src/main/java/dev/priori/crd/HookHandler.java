package dev.priori.crd;

import dev.priori.authorization.Assertion;
import dev.priori.database.StorageUnavailable;
import dev.priori.crd.answer.HookAnswer;
import dev.priori.crd.answer.HookAnswer.Update;
import dev.priori.crd.answer.Line;
import dev.priori.crd.answer.OrderBytes;
import dev.priori.crd.answer.SameMeaning;
import dev.priori.crd.card.Advice;
import dev.priori.crd.card.Card;
import dev.priori.crd.card.Card.Topic;
import dev.priori.crd.decide.Appraisal;
import dev.priori.crd.decide.Appraiser;
import dev.priori.crd.decide.Grants.Question;
import dev.priori.crd.decide.Teller;
import dev.priori.crd.decide.Told;
import dev.priori.crd.hook.Hook;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.request.HookReader;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers every hook: each order, appointment or encounter of the call gets its coverage information. */
public final class HookHandler {

    /** Largest body, in bytes. */
    static final int LARGEST_BODY = 5 * 1024 * 1024;

    private final UnaryOperator<HookCall> completion;
    private final Appraiser appraiser;
    private final Teller teller;
    private final Advice advice;
    private final Consumer<List<Assertion>> assertions;
    private final Clock clock;

    private final JsonMapper mapper = JsonMapper.shared();
    private final HookAnswer answer = new HookAnswer(mapper, UUID::randomUUID);

    /**
     * @param completion adds what is needed and was not sent, as far as the caller's FHIR server gives it
     * @param assertions keeps them, durably when it returns
     */
    public HookHandler(
            UnaryOperator<HookCall> completion,
            Appraiser appraiser,
            Teller teller,
            Advice advice,
            Consumer<List<Assertion>> assertions,
            Clock clock) {
        this.completion = completion;
        this.appraiser = appraiser;
        this.teller = teller;
        this.advice = advice;
        this.assertions = assertions;
        this.clock = clock;
    }

    /**
     * Answers a call. What is told is on file before this returns.
     *
     * @throws ProblemException when the call itself is faulty
     * @throws StorageUnavailable when the answer cannot be kept
     */
    byte[] answer(Hook hook, byte[] body) {
        HookCall sent = HookReader.read(JsonDocument.parse(body, Limits.DEFAULT.withBytes(LARGEST_BODY)), hook);
        HookCall call = completion.apply(sent);
        var question = new Question(call, body, clock.instant());
        LocalDate today = LocalDate.ofInstant(question.at(), clock.getZone());
        boolean informs = call.options().wants(Topic.COVERAGE.code());
        Needed.orders(call);
        var told = new ArrayList<Told>();
        for (Appraisal appraisal : appraiser.appraise(call, today)) {
            told.add(teller.tell(question, appraisal, today, informs));
        }
        Needed.coverage(call, told);
        Line line = Line.of(call.line());
        var updates = new ArrayList<Update>();
        var kept = new ArrayList<Assertion>();
        if (informs) {
            told.forEach(one -> update(line, one, kept).ifPresent(updates::add));
        }
        List<Card> cards = advice.cards(told, call.hook(), call.options());
        if (!kept.isEmpty()) {
            assertions.accept(kept);
        }
        return answer.write(line, cards, updates);
    }

    /** The update of one resource with what is new in it; empty when nothing is (resp-35). */
    private Optional<Update> update(Line line, Told told, List<Assertion> kept) {
        if (told.answers().isEmpty()) {
            return Optional.empty();
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
                kept.add(one.assertion());
            }
        }
        return added.isEmpty()
                ? Optional.empty()
                : Optional.of(new Update(
                        "Coverage information for " + told.focus().reference(), order.with(added, outdated)));
    }
}
