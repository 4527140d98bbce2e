package dev.priori.policy;

import dev.priori.chart.fact.When;
import org.jspecify.annotations.Nullable;

/**
 * What a finding rests on.
 *
 * @param reference {@code Type/id} or fullUrl; null for a remark that no single resource holds
 * @param shows what it shows, in a few words
 */
public record Evidence(
        @Nullable String reference, String shows, @Nullable When date) {}
