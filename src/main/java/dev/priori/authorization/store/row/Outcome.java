package dev.priori.authorization.store.row;

import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A determination in columns. */
record Outcome(
        String outcome,
        String reason,
        @Nullable String why,
        @Nullable Authorized authorized) {

    static Outcome of(Determination determination) {
        String reason = determination.reason();
        return switch (determination) {
            case Approved(var authorized) -> new Outcome("approved", reason, null, authorized);
            case Modified(var authorized, var why) -> new Outcome("modified", reason, why, authorized);
            case Pended pended -> new Outcome("pended", reason, null, null);
            case Denied denied -> new Outcome("denied", reason, null, null);
            case Cancelled cancelled -> new Outcome("cancelled", reason, null, null);
        };
    }

    static Outcome of(ResultSet row) throws SQLException {
        return new Outcome(row.getString("outcome"), row.getString("reason"), row.getString("why"), authorized(row));
    }

    Determination determination() {
        return switch (outcome) {
            case "approved" -> new Approved(period());
            case "modified" -> new Modified(period(), why == null ? "" : why);
            case "pended" -> new Pended(reason);
            case "denied" -> new Denied(reason);
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalStateException("unknown outcome in the database: " + outcome);
        };
    }

    @Nullable
    LocalDate from() {
        return authorized == null ? null : authorized.from();
    }

    @Nullable
    LocalDate to() {
        return authorized == null ? null : authorized.to();
    }

    @Nullable
    BigDecimal quantity() {
        return authorized == null ? null : authorized.quantity();
    }

    private Authorized period() {
        return Objects.requireNonNull(authorized, "an approval in the database has no period");
    }

    private static @Nullable Authorized authorized(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("authorized_from", LocalDate.class);
        LocalDate to = row.getObject("authorized_to", LocalDate.class);
        return from == null || to == null ? null : new Authorized(from, to, row.getBigDecimal("authorized_quantity"));
    }
}
