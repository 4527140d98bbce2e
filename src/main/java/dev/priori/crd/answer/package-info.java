/**
 * What a hook is answered: verdicts, coverage information in the wire format of one CRD line, the caller's own order with it
 * inside, and cards.
 */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.crd.answer;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
