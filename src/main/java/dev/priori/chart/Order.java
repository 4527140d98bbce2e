package dev.priori.chart;

import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.fact.When;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, from a draft order or a Claim item alike.
 *
 * @param reference {@code Type/id} or fullUrl of the ordered resource, else of the Claim item
 * @param type FHIR type of the ordered resource
 * @param product codings of the product (RxNorm, NDC, HCPCS ...), of its Medication, and the text
 * @param therapy the order as a therapy, with its dosing
 * @param reasons reasonCode, and the codes of reasonReference
 * @param reasonDiagnoses the Conditions among reasonReference
 * @param asOf the date the policy version is chosen for and windows count from
 * @param period the period asked for, if any
 */
public record Order(
        String reference,
        String type,
        Concept product,
        Therapy therapy,
        List<Concept> reasons,
        List<Diagnosis> reasonDiagnoses,
        @Nullable When authored,
        LocalDate asOf,
        RequestedPeriod period) {

    /**
     * The period asked for: Claim item servicedPeriod or servicedDate, else validityPeriod, else (repeats + 1) x supply days.
     *
     * @param start start as asked, null when none
     * @param end last day as asked, null when none
     * @param days length in days, when the source gives a length and no dates
     * @param postService the service was given before the request was made: {@code start} is the date of service
     */
    public record RequestedPeriod(
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            @Nullable Integer days,
            boolean postService) {

        /** No period asked for. */
        public static final RequestedPeriod NONE = new RequestedPeriod(null, null, null, false);
    }
}
