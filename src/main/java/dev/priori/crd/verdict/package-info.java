/** What the plan says about one order under one coverage, in no CRD line's words. */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.crd.verdict;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
