package dev.priori.crd.keep;

import dev.priori.authorization.Key;
import dev.priori.chart.CoverageOnFile;
import dev.priori.crd.request.Focus;
import dev.priori.crd.request.HookCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assertion is about, unique over all callers.
 *
 * @param order the EHR and the order
 * @param coverage the EHR and the coverage
 */
public record AssertionKeys(String order, String contentHash, String coverage, List<Key> member) {

    /** The keys of an answer about a resource of a call under a coverage. */
    public static AssertionKeys of(HookCall call, Focus focus, String coverage, @Nullable CoverageOnFile onFile) {
        return new AssertionKeys(
                call.ehr().base() + " " + focus.order().reference(),
                OrderContent.hash(focus.order().resource()),
                call.ehr().base() + " " + coverage,
                MemberKeys.of(call, onFile));
    }
}
