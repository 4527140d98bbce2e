package dev.priori.crd.verdict;

import dev.priori.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict rests on beside the order itself.
 *
 * @param dependencies references of other orders of the call that count for this one
 * @param contacts who can be asked about it
 * @param page public page of the policy, null when none governs
 */
public record Basis(
        List<String> dependencies,
        List<Policy.Contact> contacts,
        @Nullable String page) {

    /** The order alone. */
    public static final Basis NONE = new Basis(List.of(), List.of(), null);
}
