package dev.priori.pas.read;

import dev.priori.authorization.Key;
import java.util.List;
import java.util.Set;

/**
 * What an update or cancellation says of itself (PAS 2.2.1, claim updates).
 *
 * @param path FHIRPath of what makes the Claim an update
 * @param cancelsAll the whole request is cancelled
 * @param cancelled sequences of the items that are cancelled
 * @param changed sequences of the items that are marked as changed or added
 * @param priorUrls fullUrls of the Claims it updates
 * @param priorIdentifiers identifiers of these Claims
 * @param numbers authorization and administration reference numbers it names
 */
public record Update(
        String path,
        boolean cancelsAll,
        Set<Integer> cancelled,
        Set<Integer> changed,
        List<String> priorUrls,
        List<Key> priorIdentifiers,
        Set<String> numbers) {}
