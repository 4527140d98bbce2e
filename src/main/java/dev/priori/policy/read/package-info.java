/** Reads the files of a policy: PlanDefinition, ValueSets, data tables, Questionnaires; every fault with its file and line. */
@NullMarked
@MayUse({"chart"})
package dev.priori.policy.read;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
