package dev.priori.authorization.store.row;

import dev.priori.decision.Determination;
import dev.priori.decision.Determination.Approved;
import dev.priori.decision.Determination.Authorized;
import dev.priori.decision.Determination.Cancelled;
import dev.priori.decision.Determination.Denied;
import dev.priori.decision.Determination.Modified;
import dev.priori.decision.Determination.Pended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A determination in columns. */
record Outcome(
        String outcome,
        String reason,
        @Nullable String why,
        @Nullable LocalDate authorizedFrom,
        @Nullable LocalDate authorizedTo) {

    static Outcome of(Determination determination) {
        String reason = determination.reason();
        return switch (determination) {
            case Approved(var authorized) ->
                new Outcome("approved", reason, null, authorized.from(), authorized.to());
            case Modified(var authorized, var why) ->
                new Outcome("modified", reason, why, authorized.from(), authorized.to());
            case Pended pended -> new Outcome("pended", reason, null, null, null);
            case Denied denied -> new Outcome("denied", reason, null, null, null);
            case Cancelled cancelled -> new Outcome("cancelled", reason, null, null, null);
        };
    }

    static Outcome of(ResultSet row) throws SQLException {
        return new Outcome(
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("why"),
                row.getObject("authorized_from", LocalDate.class),
                row.getObject("authorized_to", LocalDate.class));
    }

    Determination determination() {
        return switch (outcome) {
            case "approved" -> new Approved(authorized());
            case "modified" -> new Modified(authorized(), why == null ? "" : why);
            case "pended" -> new Pended(reason);
            case "denied" -> new Denied(reason);
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalStateException("unknown outcome in the database: " + outcome);
        };
    }

    private Authorized authorized() {
        if (authorizedFrom == null || authorizedTo == null) {
            throw new IllegalStateException("an approval in the database has no period");
        }
        return new Authorized(authorizedFrom, authorizedTo);
    }
}
