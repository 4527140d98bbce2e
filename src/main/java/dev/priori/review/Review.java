package dev.priori.review;

import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Reviewer;
import java.util.List;

/**
 * What a person decided about a case.
 *
 * @param version the one the person has seen
 * @param items by sequence; items that are not named stay as they are
 */
record Review(int version, Reviewer reviewer, List<ItemReview> items) {

    Review {
        items = List.copyOf(items);
    }

    /** What was decided about one item. */
    sealed interface ItemReview permits Approve, Modify, Deny, Ask {
        int sequence();
    }

    /** All that was asked for, over that time. */
    record Approve(int sequence, Authorized authorized) implements ItemReview {}

    /** Less than was asked for; {@code why} is told. */
    record Modify(int sequence, Authorized authorized, String why) implements ItemReview {}

    /** @param code reason of the denial, for instance {@code criteria-not-met} */
    record Deny(int sequence, String code, String why) implements ItemReview {}

    /** Nothing is decided; the requester is asked. */
    record Ask(int sequence, List<String> questions) implements ItemReview {
        Ask {
            questions = List.copyOf(questions);
        }
    }
}
