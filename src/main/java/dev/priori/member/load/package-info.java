/** Brings the plan's members in: from folders at the start, and by an administrator's call. */
@NullMarked
@MayUse({"fhir"})
package dev.priori.member.load;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
