package dev.priori.crd;

import dev.priori.authorization.Assertion;
import dev.priori.crd.answer.HookAnswer;
import dev.priori.crd.answer.Line;
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
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
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
    private final HookAnswer answer = new HookAnswer(mapper);

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
        var actions = new Actions(line, question, mapper);
        if (informs) {
            told.forEach(actions::add);
        }
        List<Card> cards = advice.cards(told, call, today);
        if (!actions.assertions().isEmpty()) {
            assertions.accept(actions.assertions());
        }
        return answer.write(line, cards, actions.list());
    }
}
