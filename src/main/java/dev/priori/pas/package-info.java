/**
 * Prior authorization requests as FHIR operations: submit and inquire, one base URL per PAS version.
 */
@NullMarked
@MayUse({"fhir", "access", "member", "chart", "policy", "decision", "authorization", "database"})
package dev.priori.pas;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
