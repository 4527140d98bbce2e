package dev.priori.authorization.response;

import dev.priori.authorization.Findings;
import dev.priori.decision.Determination;
import dev.priori.decision.Reviewer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the plan answers to one Claim, in no wire format. Either items, one for each item of the Claim, or errors.
 *
 * @param id of the ClaimResponse
 * @param created when the answer was made
 * @param due until when what pends is to be decided, null when nothing pends
 */
public record ClaimAnswer(
        String id, Instant created, @Nullable Instant due, List<Item> items, List<BusinessError> errors) {

    public ClaimAnswer {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    /** Why a request is not processed at all. */
    public static ClaimAnswer refused(String id, Instant created, List<BusinessError> errors) {
        return new ClaimAnswer(id, created, null, List.of(), errors);
    }

    /**
     * The answer to one item.
     *
     * @param authorizationNumber of an approved or modified item
     * @param referenceNumber of any other item, and of one that pended before
     * @param decided the day it was determined
     * @param reviewer who decided it; null when no person did
     */
    public record Item(
            int sequence,
            Determination determination,
            @Nullable String authorizationNumber,
            @Nullable String referenceNumber,
            LocalDate decided,
            @Nullable Reviewer reviewer,
            Findings findings) {}

    /**
     * Why a well-formed request is not processed.
     *
     * @param code a code of X12 901
     * @param followup a code of X12 889
     * @param path FHIRPath of the element in the request
     * @param text the reason in words
     */
    public record BusinessError(String code, String followup, String path, String text) {}
}
