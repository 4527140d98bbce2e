/**
 * The caller's FHIR server: what a call needs and did not bring is read there with the call's token, within bounds of time
 * and size (CRD 2.2.1 found-5, resp-39). Nothing is kept beyond the call.
 */
@NullMarked
@MayUse({"access", "fhir", "chart", "policy"})
package dev.priori.crd.ehr;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
