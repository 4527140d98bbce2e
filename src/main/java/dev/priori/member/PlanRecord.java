package dev.priori.member;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the plan knows of a payer, a member or a coverage. Ids are those of the imported resources. */
public sealed interface PlanRecord {

    String id();

    /** A payer of this plan (Organization). */
    record Payer(String id, List<Identifier> identifiers) implements PlanRecord {}

    /** Somebody insured (Patient). */
    record Member(
            String id,
            List<Identifier> identifiers,
            @Nullable String family,
            @Nullable LocalDate birthDate) implements PlanRecord {}

    /**
     * A coverage of a member.
     *
     * @param payerId null when the plan's data names no payer
     * @param numbers member numbers: identifiers of type MB, and the subscriberId
     * @param plans values of Coverage.class of type plan
     */
    record Coverage(
            String id,
            String memberId,
            @Nullable String payerId,
            String status,
            Span period,
            List<String> numbers,
            List<String> plans)
            implements PlanRecord {

        /** True when it insures on that day. */
        public boolean inForce(LocalDate day) {
            return status.equals("active") && period.holds(day);
        }
    }
}
