/** Reads the files of a policy: PlanDefinition, ValueSets, data tables, Questionnaires; every fault with its file and line. */
@NullMarked
package dev.priori.policy.read;

import org.jspecify.annotations.NullMarked;
