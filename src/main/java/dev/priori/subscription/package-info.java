/**
 * Subscriptions to results of authorizations that were pended, as FHIR resources of each PAS version (R4 subscriptions
 * backport 1.1.0).
 */
@NullMarked
@MayUse({"fhir", "access", "authorization", "database"})
package dev.priori.subscription;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
