/** Advice for the clinician beside the coverage information: cards, what they say, and when. */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.crd.card;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
