package dev.priori.subscription.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A result that a subscription tells of.
 *
 * @param number counts from 1 for each subscription
 * @param caseId whose result
 * @param version which of its versions made it
 */
public record Event(long number, UUID caseId, int version, Instant occurred) {}
