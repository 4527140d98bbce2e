/**
 * What the plan answers to a Claim, and how each PAS version writes it: ClaimResponse, CommunicationRequest, bundle.
 */
@NullMarked
package dev.priori.authorization.response;

import org.jspecify.annotations.NullMarked;
