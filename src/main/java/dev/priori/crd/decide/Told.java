package dev.priori.crd.decide;

import dev.priori.authorization.Assertion;
import dev.priori.crd.request.Focus;
import dev.priori.crd.verdict.CoverageInformation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is told about one order.
 *
 * @param answers one per coverage; empty when there is no coverage to answer for
 */
public record Told(Appraisal appraisal, List<Answer> answers) {

    public Focus focus() {
        return appraisal.focus();
    }

    /** One answer and the record behind it, not yet kept. */
    public record Answer(CoverageInformation information, Assertion assertion) {}

    /** The order in words, null when it has none. */
    public @Nullable String label() {
        return switch (appraisal) {
            case Appraisal.Assessed assessed -> {
                String label = assessed.order().product().label();
                yield label.isBlank() ? null : label;
            }
            case Appraisal.Failed failed -> null;
        };
    }
}
