package dev.priori.member.load;

import dev.priori.fhir.Problem.Issue;
import dev.priori.member.PlanRecord;
import java.util.ArrayList;
import java.util.List;

/** What an import took, and what it could not read; at most 50 faults are named. */
final class Imported {

    private static final int MOST_NAMED = 50;

    private final List<Issue> faults = new ArrayList<>();
    private int faulty;
    private int payers;
    private int members;
    private int coverages;
    private int others;

    void taken(PlanRecord taken) {
        switch (taken) {
            case PlanRecord.Payer payer -> payers++;
            case PlanRecord.Member member -> members++;
            case PlanRecord.Coverage coverage -> coverages++;
        }
    }

    void passedOver() {
        others++;
    }

    /** @param where a line or an entry */
    void fault(String what, String where, String found, String remedy) {
        faulty++;
        if (faults.size() < MOST_NAMED) {
            faults.add(Issue.error("invalid", what, where, found, remedy));
        }
    }

    /** Every fault, as far as they are named; empty when everything was taken. */
    List<Issue> faults() {
        var all = new ArrayList<>(faults);
        if (faulty > faults.size()) {
            all.add(Issue.error(
                    "too-costly",
                    "There are further faults",
                    null,
                    (faulty - faults.size()) + " more",
                    "mend those named and send it again"));
        }
        return all;
    }

    int payers() {
        return payers;
    }

    int members() {
        return members;
    }

    int coverages() {
        return coverages;
    }

    @Override
    public String toString() {
        return "%d members, %d coverages, %d payers taken, %d resources of other types passed over, %d faulty"
                .formatted(members, coverages, payers, others, faulty);
    }
}
