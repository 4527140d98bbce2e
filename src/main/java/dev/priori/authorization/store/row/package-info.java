/** Rows of the schema: how facts become columns and columns facts again. Knows nothing of transactions. */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision", "database"})
package dev.priori.authorization.store.row;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
