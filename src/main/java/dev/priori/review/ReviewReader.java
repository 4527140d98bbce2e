package dev.priori.review;

import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Reviewer;
import dev.priori.fhir.ElementFault;
import dev.priori.fhir.Fields;
import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.review.Review.Approve;
import dev.priori.review.Review.Ask;
import dev.priori.review.Review.Deny;
import dev.priori.review.Review.ItemReview;
import dev.priori.review.Review.Modify;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a decision as it is sent, and gathers every fault. */
final class ReviewReader {

    private static final Pattern NPI = Pattern.compile("\\d{10}");
    private static final List<String> DENIALS = List.of("criteria-not-met", "coverage-inactive", "product-excluded");
    private static final LocalDate NEVER = LocalDate.EPOCH;

    private final List<Issue> issues = new ArrayList<>();

    private ReviewReader() {}

    /** @throws ProblemException 400 with every fault */
    static Review read(ObjectNode body) {
        try {
            return new ReviewReader().review(body);
        } catch (ElementFault fault) {
            throw new ProblemException(Problem.of(
                    400,
                    Issue.error(
                            "structure",
                            "A field cannot be read",
                            fault.expression(body),
                            fault.found(),
                            "send what the README describes")));
        }
    }

    private Review review(ObjectNode body) {
        Integer version = Fields.integer(body, "version");
        require(version != null, "version", "the version of the case that was seen");
        Reviewer reviewer = reviewer(Fields.object(body, "reviewer"));
        List<ObjectNode> sent = Fields.objects(body, "items");
        require(!sent.isEmpty(), "items", "at least one");
        var items = new ArrayList<ItemReview>();
        var sequences = new HashSet<Integer>();
        for (int i = 0; i < sent.size(); i++) {
            String path = "items[" + i + "]";
            item(sent.get(i), path).ifPresent(item -> {
                require(sequences.add(item.sequence()), path + ".sequence", "each item once");
                items.add(item);
            });
        }
        if (!issues.isEmpty() || version == null) {
            throw new ProblemException(new Problem(400, issues));
        }
        return new Review(version, reviewer, items);
    }

    private Reviewer reviewer(@Nullable ObjectNode sent) {
        require(sent != null, "reviewer", "who decided");
        if (sent == null) {
            return new Reviewer("", null, null);
        }
        String npi = Fields.string(sent, "npi");
        require(npi == null || NPI.matcher(npi).matches(), "reviewer.npi", "ten digits, or leave it out");
        return new Reviewer(text(sent, "id", "reviewer"), npi, Fields.string(sent, "specialty"));
    }

    private Optional<ItemReview> item(ObjectNode sent, String path) {
        Integer sequence = Fields.integer(sent, "sequence");
        require(sequence != null, path + ".sequence", "the number of the item");
        int number = sequence == null ? 0 : sequence;
        String decision = Fields.string(sent, "decision");
        return switch (decision == null ? "" : decision) {
            case "approve" -> Optional.of(new Approve(number, authorized(sent, path)));
            case "modify" -> Optional.of(new Modify(number, authorized(sent, path), text(sent, "reason", path)));
            case "deny" -> Optional.of(new Deny(number, denial(sent, path), text(sent, "reason", path)));
            case "ask" -> Optional.of(new Ask(number, questions(sent, path)));
            default -> {
                require(false, path + ".decision", "approve, modify, deny or ask");
                yield Optional.empty();
            }
        };
    }

    private Authorized authorized(ObjectNode sent, String path) {
        LocalDate from = day(sent, "from", path);
        LocalDate to = day(sent, "to", path);
        require(!to.isBefore(from), path + ".to", "no day before the first");
        return new Authorized(from, to);
    }

    private LocalDate day(ObjectNode sent, String name, String path) {
        String day = Fields.string(sent, name);
        try {
            if (day != null) {
                return LocalDate.parse(day);
            }
        } catch (DateTimeException malformed) {
            day = null;
        }
        require(false, path + "." + name, "a day as YYYY-MM-DD");
        return NEVER;
    }

    private String denial(ObjectNode sent, String path) {
        String code = Fields.string(sent, "code");
        require(code == null || DENIALS.contains(code), path + ".code", String.join(" or ", DENIALS));
        return code == null ? DENIALS.getFirst() : code;
    }

    private List<String> questions(ObjectNode sent, String path) {
        List<String> questions = Fields.strings(sent, "questions").stream()
                .map(String::strip)
                .filter(question -> !question.isEmpty())
                .toList();
        require(!questions.isEmpty(), path + ".questions", "at least one");
        return questions;
    }

    private String text(JsonNode sent, String name, String path) {
        String text = Fields.string(sent, name);
        require(text != null && !text.isBlank(), path + "." + name, "a text");
        return text == null ? "" : text.strip();
    }

    private void require(boolean met, String path, String remedy) {
        if (!met) {
            issues.add(Issue.error(
                    "required",
                    "A decision cannot be taken like this",
                    path,
                    "nothing or another value",
                    "send " + remedy));
        }
    }
}
