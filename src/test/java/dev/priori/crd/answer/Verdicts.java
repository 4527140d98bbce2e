package dev.priori.crd.answer;

import dev.priori.chart.fact.Coding;
import dev.priori.crd.verdict.Basis;
import dev.priori.crd.verdict.CoverageInformation;
import dev.priori.crd.verdict.Verdict;
import dev.priori.crd.verdict.Verdict.Cause;
import dev.priori.crd.verdict.Verdict.ForReview;
import dev.priori.crd.verdict.Verdict.Granted;
import dev.priori.crd.verdict.Verdict.Incomplete;
import dev.priori.crd.verdict.Verdict.Open;
import dev.priori.crd.verdict.Verdict.Refusal;
import dev.priori.crd.verdict.Verdict.Refused;
import dev.priori.crd.verdict.Verdict.ToRequest;
import dev.priori.policy.Policy;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every verdict there is, and how to look at what a line makes of it. */
final class Verdicts {
    static final LocalDate DAY = LocalDate.of(2025, 6, 16);
    static final String FORM = "https://plan.invalid/fhir/Questionnaire/form";
    static final List<String> WHY = List.of("One reason.", "Another.");
    private static final Coding NDC = new Coding("http://hl7.org/fhir/sid/ndc", "00000111122", "not sent");
    static final Granted GRANTED = new Granted("PA-0000000018", DAY, LocalDate.of(2026, 6, 15), List.of(NDC), WHY);
    static final Basis BASIS = new Basis(
            List.of("MedicationRequest/other"),
            List.of(new Policy.Contact("A desk", List.of(new Policy.Telecom("email", "desk@plan.invalid")))),
            "https://plan.invalid/policy");

    private Verdicts() {}

    static Stream<Verdict> all() {
        return Stream.of(
                        Stream.of(
                                GRANTED,
                                new ToRequest(WHY),
                                new Incomplete(List.of(FORM), WHY),
                                new Incomplete(List.of(), WHY),
                                new ForReview(WHY)),
                        Arrays.stream(Cause.values()).map(cause -> new Open(cause, List.of(), WHY)),
                        Stream.of(new Open(Cause.NOT_RECOGNIZED, List.of(FORM), WHY)),
                        Arrays.stream(Refusal.values()).map(cause -> new Refused(cause, WHY)))
                .flatMap(verdicts -> verdicts);
    }

    static JsonNode render(Line line, Verdict verdict) {
        return line.coverageInformation(new CoverageInformation("Coverage/c", verdict, BASIS, "a-1", DAY));
    }

    static List<String> codes(JsonNode extension, String url) {
        return children(extension, url)
                .map(child -> child.path("valueCode").stringValue())
                .toList();
    }

    static Stream<JsonNode> children(JsonNode extension, String url) {
        return extension.path("extension").values().stream()
                .filter(child -> child.path("url").stringValue().equals(url));
    }
}
