package dev.priori.authorization.element;

import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;

/** Determinations as codes of X12 306. */
public final class ReviewActions {

    private ReviewActions() {}

    public static String code(Determination determination) {
        return switch (determination) {
            case Approved approved -> "A1";
            case Modified modified -> "A6";
            case Pended pended -> "A4";
            case Denied denied -> "A3";
            case Cancelled cancelled -> "C";
        };
    }
}
