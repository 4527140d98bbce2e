package dev.priori.member;

/** What a claim about somebody's insurance is worth. A switch over it has no default branch. */
public sealed interface Membership {

    /** No member was ever imported: the request's Coverage is trusted. */
    record DirectoryEmpty() implements Membership {}

    /**
     * The payer is none of this plan.
     *
     * @param named false when the request gives no identifier of a payer
     */
    record UnknownPayer(boolean named) implements Membership {}

    /** Nobody, or more than one, is a member by these identifiers. */
    record NoMemberFound() implements Membership {}

    /** The member is known; the coverage is none, or more than one, of the member's. */
    record CoverageNotFound() implements Membership {}

    /** The member is known; the coverage does not insure on the day in question, by the request or by the plan's data. */
    record NoActiveCoverage() implements Membership {}

    /** Insured on the day in question, under this coverage. */
    record Insured(String memberId, PlanRecord.Coverage coverage) implements Membership {}
}
