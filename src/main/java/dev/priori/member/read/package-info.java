/** Patients, Coverages and Organizations read for what insurance needs of them: from requests, and from the plan's own data. */
@NullMarked
@MayUse({"fhir"})
package dev.priori.member.read;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
