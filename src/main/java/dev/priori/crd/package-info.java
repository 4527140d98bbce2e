/**
 * CDS Hooks at the moment of ordering: discovery, hooks, coverage information and cards.
 */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization", "database"})
package dev.priori.crd;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
