/**
 * Reads the bundles of $submit and $inquire: once, completely, and with every fault named.
 */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.pas.read;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
