package dev.priori.crd.verdict;

import dev.priori.chart.fact.When;
import dev.priori.policy.Assessment;
import dev.priori.policy.Assessment.Assessed;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A verdict's reasons in plain words: which criterion, what it rests on, what is missing. */
public final class Reasons {

    private static final int EVIDENCE_NAMED = 3;

    private Reasons() {}

    /** Every criterion is met. */
    public static List<String> met(Assessment assessment) {
        return List.of("All criteria of " + assessment.policy().title() + " are met on the record.");
    }

    /** What is missing, one reason per open criterion. */
    public static List<String> missing(Assessment assessment) {
        var reasons = new ArrayList<String>();
        for (Assessed criterion : assessment.criteria()) {
            if (criterion.finding() == Finding.UNKNOWN) {
                reasons.add(open(criterion));
            }
        }
        return reasons.isEmpty() ? List.of(title(assessment) + ": more information is needed.") : reasons;
    }

    /** What is not met, one reason per such criterion with the evidence, then what is missing beside it. */
    public static List<String> unmet(Assessment assessment) {
        var reasons = new ArrayList<String>();
        for (Assessed criterion : assessment.criteria()) {
            if (criterion.finding() == Finding.NOT_MET) {
                reasons.add(unmet(criterion));
            }
        }
        for (Assessed criterion : assessment.criteria()) {
            if (criterion.finding() == Finding.UNKNOWN) {
                reasons.add(open(criterion));
            }
        }
        return reasons.isEmpty() ? List.of(title(assessment) + ": a reviewer decides.") : reasons;
    }

    private static String open(Assessed criterion) {
        String title = criterion.criterion().title();
        String missing =
                criterion.missing().isEmpty() ? "" : " Missing: " + String.join("; ", criterion.missing()) + ".";
        return title + " is not shown by the record." + missing + evidence(criterion.evidenceAgainst());
    }

    private static String unmet(Assessed criterion) {
        return criterion.criterion().title() + " is not met: "
                + criterion.criterion().clause() + evidence(criterion.evidenceAgainst()) + " A reviewer decides.";
    }

    private static String evidence(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return "";
        }
        String more = evidence.size() > EVIDENCE_NAMED ? " and " + (evidence.size() - EVIDENCE_NAMED) + " more" : "";
        return evidence.stream()
                .limit(EVIDENCE_NAMED)
                .map(Reasons::shown)
                .collect(Collectors.joining("; ", " Found: ", more + "."));
    }

    private static String shown(Evidence evidence) {
        When date = evidence.date();
        return evidence.shows() + (date == null ? "" : " (" + date.toDateString() + ")");
    }

    private static String title(Assessment assessment) {
        return assessment.policy().title();
    }
}
