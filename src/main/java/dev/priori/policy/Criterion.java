package dev.priori.policy;

import java.util.List;

/**
 * One clause of a policy.
 *
 * @param id stable and public
 * @param clause the clause in words
 * @param definition base name of its CQL definitions: {@code "<name>"}, {@code "<name> Evidence For"}, {@code "<name> Evidence Against"}
 * @param missing what to ask for, in words, while the finding is UNKNOWN
 * @param questions linkIds of the questionnaire items that ask for it
 */
public record Criterion(
        String id, String title, String clause, String definition, List<String> missing, List<String> questions) {}
