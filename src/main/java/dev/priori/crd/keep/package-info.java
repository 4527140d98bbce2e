/** What is kept of an answer: by which keys it is found again, and how it gets to disk. */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.crd.keep;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
