package dev.priori.crd;

import dev.priori.authorization.Assertion;
import dev.priori.crd.answer.Card;
import dev.priori.crd.answer.Card.Topic;
import dev.priori.crd.answer.HookAnswer;
import dev.priori.crd.answer.HookAnswer.Update;
import dev.priori.crd.answer.LineTwoZero;
import dev.priori.crd.answer.OrderBytes;
import dev.priori.crd.answer.SameMeaning;
import dev.priori.crd.decide.Appraisal;
import dev.priori.crd.decide.Appraiser;
import dev.priori.crd.decide.Grants.Question;
import dev.priori.crd.decide.Teller;
import dev.priori.crd.decide.Told;
import dev.priori.crd.request.HookCall;
import dev.priori.crd.request.HookReader;
import dev.priori.database.StorageUnavailable;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem;
import dev.priori.fhir.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hook order-sign: every draft order of the call gets its coverage information. */
public final class OrderSign {

    /** Largest body, in bytes. */
    static final int LARGEST_BODY = 5 * 1024 * 1024;

    private final Appraiser appraiser;
    private final Teller teller;
    private final Advice advice;
    private final Consumer<List<Assertion>> assertions;
    private final Clock clock;

    private final JsonMapper mapper = JsonMapper.shared();
    private final LineTwoZero line = new LineTwoZero();
    private final HookAnswer answer = new HookAnswer(mapper, UUID::randomUUID);

    /**
     * @param assertions keeps them, durably when it returns
     */
    public OrderSign(
            Appraiser appraiser, Teller teller, Advice advice, Consumer<List<Assertion>> assertions, Clock clock) {
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
    byte[] answer(byte[] body) {
        HookCall call = HookReader.read(JsonDocument.parse(body, Limits.DEFAULT.withBytes(LARGEST_BODY)));
        var question = new Question(call, body, clock.instant());
        LocalDate today = LocalDate.ofInstant(question.at(), clock.getZone());
        boolean informs = call.options().wants(Topic.COVERAGE.code());
        var told = new ArrayList<Told>();
        for (Appraisal appraisal : appraiser.appraise(call, today)) {
            told.add(teller.tell(question, appraisal, today, informs));
        }
        requireCoverage(call, told);
        var updates = new ArrayList<Update>();
        var kept = new ArrayList<Assertion>();
        if (informs) {
            told.forEach(one -> update(one, kept).ifPresent(updates::add));
        }
        List<Card> cards = advice.cards(told, call.options());
        if (!kept.isEmpty()) {
            assertions.accept(kept);
        }
        return answer.write(cards, updates);
    }

    /** The update of one order with what is new in it; empty when nothing is (resp-35). */
    private Optional<Update> update(Told told, List<Assertion> kept) {
        if (told.answers().isEmpty()) {
            return Optional.empty();
        }
        OrderBytes order = OrderBytes.of(told.draft().bytes(), mapper);
        List<JsonNode> earlier = order.coverageInformation();
        var added = new ArrayList<JsonNode>();
        var outdated = new ArrayList<JsonNode>();
        for (Told.Answer one : told.answers()) {
            JsonNode extension = line.render(one.information());
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
                        "Coverage information for " + told.draft().reference(), order.with(added, outdated)));
    }

    /** Neither sent, nor looked for in vain, nor named by an order: then nothing can be answered about any order. */
    private static void requireCoverage(HookCall call, List<Told> told) {
        boolean none =
                !told.isEmpty() && told.stream().allMatch(one -> one.answers().isEmpty());
        if (none && !call.coverageAsked()) {
            throw new ProblemException(Problem.of(
                    412,
                    Problem.Issue.error(
                            "required",
                            "The coverage could not be had",
                            "prefetch.coverage",
                            "nothing, or an OperationOutcome",
                            "send the patient's Coverage, or null when there is none")));
        }
    }
}
