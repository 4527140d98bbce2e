/**
 * What the plan answers to a Claim, and how each PAS version writes it: ClaimResponse, CommunicationRequest, bundle.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision"})
package dev.priori.authorization.response;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
