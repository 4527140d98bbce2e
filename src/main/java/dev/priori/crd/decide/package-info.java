/** From a hook call to verdicts: each order held against its policy, each verdict kept before it is told. */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization", "database"})
package dev.priori.crd.decide;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
