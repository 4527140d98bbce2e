/**
 * Where cases, assertions and their numbers are kept: JDBC, one schema for H2 and PostgreSQL. What a call returns is on
 * disk; what it could not keep it throws as StorageUnavailable, with nothing half-done.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision", "database"})
package dev.priori.authorization.store;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
