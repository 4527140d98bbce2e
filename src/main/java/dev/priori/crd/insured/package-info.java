/** Whether the plan insures the patient of a call: the member directory's word in the words of a hook. */
@NullMarked
@MayUse({"fhir", "member"})
package dev.priori.crd.insured;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
