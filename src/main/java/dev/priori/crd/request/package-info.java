/** What a hook call asks: its body read once and completely, with every fault named at once. */
@NullMarked
@MayUse({"fhir", "member", "chart", "policy", "decision", "authorization"})
package dev.priori.crd.request;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
