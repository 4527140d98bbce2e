/**
 * The Claim of a prior authorization request with the resources it is about, found in the caller's bundle and given back
 * from there.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision"})
package dev.priori.authorization.request;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
