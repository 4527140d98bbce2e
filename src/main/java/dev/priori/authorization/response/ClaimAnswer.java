package dev.priori.authorization.response;

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
 */
public record ClaimAnswer(String id, Instant created, List<Item> items, List<BusinessError> errors) {

    public ClaimAnswer {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    /**
     * The answer to one item.
     *
     * @param authorizationNumber of an approved or modified item
     * @param referenceNumber of any other item
     * @param decided the day it was determined
     * @param reviewer who decided it; null when no person did
     * @param notes reasons in words, the determination's first, then one for each criterion
     * @param asks what the plan needs to know, in words, one for each criterion that lacks something
     */
    public record Item(
            int sequence,
            Determination determination,
            @Nullable String authorizationNumber,
            @Nullable String referenceNumber,
            LocalDate decided,
            @Nullable Reviewer reviewer,
            List<String> notes,
            List<String> asks) {

        public Item {
            notes = List.copyOf(notes);
            asks = List.copyOf(asks);
        }
    }

    /**
     * Why a well-formed request is not processed at all.
     *
     * @param code a code of X12 901
     * @param followup a code of X12 889
     * @param path FHIRPath of the element in the request
     * @param text the reason in words
     */
    public record BusinessError(String code, String followup, String path, String text) {}
}
