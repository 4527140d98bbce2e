package dev.priori.decision;

import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Assessed;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Determinations and findings in plain words, for whoever asked: notes of an answer, reasons, cards. */
public final class Explanation {
    private static final int MOST_EVIDENCE = 3;

    private Explanation() {}

    /** One criterion in words: its title, the finding, what it rests on and what is missing. */
    public record Note(String criterionId, Finding finding, String text) {}

    /** A note per criterion, in the policy's order. */
    public static List<Note> notes(Assessment assessment) {
        return assessment.criteria().stream()
                .map(assessed -> new Note(assessed.criterion().id(), assessed.finding(), text(assessed)))
                .toList();
    }

    /**
     * The determination in one or two sentences.
     *
     * @param assessment null when no policy governs the order
     */
    public static String reason(Determination determination, @Nullable Assessment assessment) {
        return switch (determination) {
            case Approved approved -> "All criteria are met. " + period(approved.authorized());
            case Modified modified -> "All criteria are met. " + modified.why() + " " + period(modified.authorized());
            case Pended pended -> pended(pended.reason(), assessment);
            case Denied denied -> denied(denied.reason(), assessment);
            case Cancelled cancelled -> "Withdrawn by the requester.";
        };
    }

    private static String pended(String reason, @Nullable Assessment assessment) {
        return switch (reason) {
            case "information-missing" -> "Information is missing: " + missing(assessment) + ".";
            case "criteria-not-met" ->
                "Not met: " + titles(assessment, Finding.NOT_MET) + ". A clinical reviewer decides.";
            case "no-policy-in-effect" -> "No version of the coverage policy is in effect on the order date.";
            case "product-not-recognized" -> "The product is not recognized by its code. Send a code that names it.";
            case "other-product" -> "No coverage policy of this server governs the product.";
            default -> "The request could not be evaluated.";
        };
    }

    private static String denied(String reason, @Nullable Assessment assessment) {
        return switch (reason) {
            case "coverage-inactive" -> "No coverage on file is in force on the first day asked for.";
            case "product-excluded" -> "The plan excludes the product.";
            case "criteria-not-met" -> "Not met: " + titles(assessment, Finding.NOT_MET) + ".";
            default -> "Denied by a reviewer.";
        };
    }

    /** The reason of an approval that a person gave, whatever the criteria say. */
    public static String approvedByPerson(Authorized authorized) {
        return "Approved by a reviewer. " + period(authorized);
    }

    private static String period(Authorized authorized) {
        return "Authorized from " + authorized.from() + " to " + authorized.to() + ".";
    }

    private static String text(Assessed assessed) {
        String title = assessed.criterion().title();
        return switch (assessed.finding()) {
            case MET -> title + ": met." + evidence(" Rests on: ", assessed.evidenceFor());
            case NOT_MET -> title + ": not met." + evidence(" Found: ", assessed.evidenceAgainst());
            case UNKNOWN ->
                title + ": not known." + listed(" Missing: ", assessed.missing().stream())
                        + evidence(" Found for it: ", assessed.evidenceFor())
                        + evidence(" Found against it or undecided: ", assessed.evidenceAgainst());
        };
    }

    private static String evidence(String lead, List<Evidence> evidence) {
        String listed = listed(lead, evidence.stream().limit(MOST_EVIDENCE).map(Explanation::one));
        int more = evidence.size() - MOST_EVIDENCE;
        return more > 0 ? listed.substring(0, listed.length() - 1) + "; and " + more + " more." : listed;
    }

    private static String one(Evidence evidence) {
        String date = evidence.date() == null ? "" : ", " + evidence.date().toDateString();
        String reference = evidence.reference() == null ? "" : " (" + evidence.reference() + ")";
        return evidence.shows() + date + reference;
    }

    private static String listed(String lead, Stream<String> parts) {
        String joined = parts.collect(Collectors.joining("; "));
        return joined.isEmpty() ? "" : lead + joined + ".";
    }

    private static String titles(@Nullable Assessment assessment, Finding finding) {
        return having(assessment, finding)
                .map(assessed -> assessed.criterion().title())
                .collect(Collectors.joining("; "));
    }

    /** What to send, or the title of a criterion that does not say. */
    private static String missing(@Nullable Assessment assessment) {
        return having(assessment, Finding.UNKNOWN)
                .flatMap(assessed -> assessed.missing().isEmpty()
                        ? Stream.of(assessed.criterion().title())
                        : assessed.missing().stream())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Stream<Assessed> having(@Nullable Assessment assessment, Finding finding) {
        return assessment == null
                ? Stream.empty()
                : assessment.criteria().stream().filter(assessed -> assessed.finding() == finding);
    }
}
