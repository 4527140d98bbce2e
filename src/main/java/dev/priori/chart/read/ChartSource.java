package dev.priori.chart.read;

import dev.priori.chart.Chart.Channel;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.fhir.BundleView;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a chart is read from.
 *
 * @param patient reference of the patient: {@code Type/id}, or the fullUrl of the Patient
 * @param unavailable FHIR types that could not be had
 * @param order reference of the order under review, null when a Claim item alone says what is asked for
 * @param siblings references of the drafts written together with the order; null: every draft of the bundle
 * @param claimItem the Claim item under review, with its Claim
 */
public record ChartSource(
        BundleView bundle,
        String patient,
        LocalDate asOf,
        Channel channel,
        Set<String> unavailable,
        @Nullable String order,
        @Nullable Set<String> siblings,
        @Nullable ClaimItem claimItem) {}
