package dev.priori.crd.decide;

import dev.priori.authorization.Key;
import dev.priori.chart.CoverageOnFile;
import dev.priori.crd.request.DraftOrder;
import dev.priori.crd.request.HookCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assertion is about, unique over all callers.
 *
 * @param order the EHR and the order
 * @param coverage the EHR and the coverage
 */
record AssertionKeys(String order, String contentHash, String coverage, List<Key> member) {

    static AssertionKeys of(HookCall call, DraftOrder draft, String coverage, @Nullable CoverageOnFile onFile) {
        return new AssertionKeys(
                call.ehr() + " " + draft.reference(),
                OrderContent.hash(draft.entry().resource()),
                call.ehr() + " " + coverage,
                MemberKeys.of(call, onFile));
    }
}
