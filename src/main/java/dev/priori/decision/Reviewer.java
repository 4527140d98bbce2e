package dev.priori.decision;

import org.jspecify.annotations.Nullable;

/**
 * The person who decided.
 *
 * @param id what the plan knows the person by
 * @param npi National Provider Identifier
 * @param specialty NUCC taxonomy code
 */
public record Reviewer(
        String id, @Nullable String npi, @Nullable String specialty) {}
