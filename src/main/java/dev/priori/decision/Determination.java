package dev.priori.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the plan answers for one order. A switch over it has no default branch. */
public sealed interface Determination {

    /** Why, as a stable public code, for instance {@code criteria-met}. */
    String reason();

    /** Everything asked for is authorized. */
    record Approved(Authorized authorized) implements Determination {
        @Override
        public String reason() {
            return "criteria-met";
        }
    }

    /** Authorized, but for less than asked. {@code why} says what was limited, in words. */
    record Modified(Authorized authorized, String why) implements Determination {
        @Override
        public String reason() {
            return "limit-applied";
        }
    }

    /**
     * Nothing is decided. Reasons: {@code information-missing}, {@code criteria-not-met} (a person decides), {@code
     * no-policy-in-effect}, {@code product-not-recognized}, {@code other-product} (governed by no policy here), {@code
     * technical}.
     */
    record Pended(String reason) implements Determination {}

    /** Refused: administratively ({@code coverage-inactive}, {@code product-excluded}), by a rule of the policy, or by a person. */
    record Denied(String reason) implements Determination {}

    /** Withdrawn by the requester. */
    record Cancelled() implements Determination {
        @Override
        public String reason() {
            return "cancelled";
        }
    }

    /**
     * First and last day authorized, both inclusive.
     *
     * @param quantity how much a reviewer authorized, in the unit asked for; null when the quantity goes with the period
     */
    record Authorized(
            LocalDate from, LocalDate to, @Nullable BigDecimal quantity) {

        public Authorized {
            quantity = quantity == null ? null : plain(quantity);
        }

        /** Equal quantities are written alike. */
        private static BigDecimal plain(BigDecimal quantity) {
            BigDecimal plain = quantity.stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }

        /** Authorized for a period. */
        public Authorized(LocalDate from, LocalDate to) {
            this(from, to, null);
        }
    }
}
