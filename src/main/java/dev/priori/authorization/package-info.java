/**
 * Authorization cases as they are kept, with their numbers and assertions, and the ClaimResponse that tells of one.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision", "database"})
package dev.priori.authorization;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
