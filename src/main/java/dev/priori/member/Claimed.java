package dev.priori.member;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about somebody's insurance.
 *
 * @param payer identifiers of the Coverage's payor; empty when the request names none
 * @param person who it is said to be
 * @param status the Coverage's status, {@code active} when absent
 * @param numbers member numbers of the Coverage: identifiers of type MB, and the subscriberId
 * @param plans values of Coverage.class of type plan
 * @param day the day the service is for
 */
public record Claimed(
        List<Identifier> payer,
        Person person,
        String status,
        Span period,
        List<String> numbers,
        List<String> plans,
        LocalDate day) {

    /**
     * Who it is said to be.
     *
     * @param memberIds identifiers of the Patient that are of type MB
     * @param otherIds the Patient's other identifiers
     */
    public record Person(
            List<Identifier> memberIds,
            List<Identifier> otherIds,
            @Nullable String family,
            @Nullable LocalDate birthDate) {}

    /** True when the request itself says that the coverage insures on that day. */
    boolean inForce() {
        return status.equals("active") && period.holds(day);
    }
}
