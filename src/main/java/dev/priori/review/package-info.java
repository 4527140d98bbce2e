/**
 * What the payer's people do: the worklist of pended cases, one of them, and a person's decision.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision", "authorization", "database"})
package dev.priori.review;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
