/** Reads the files of a policy: PlanDefinition, ValueSets, data tables, Questionnaires; every fault with its file and line. */
@NullMarked
@MayUse({"fhir", "chart"})
package dev.priori.policy.read;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
