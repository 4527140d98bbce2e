/** The six hooks: what the context of each holds, read completely, with every fault named at once. */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.crd.hook;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
