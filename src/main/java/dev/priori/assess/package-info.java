/**
 * The engine by itself: policies to read, and a chart in, every criterion out. Nothing is stored.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision"})
package dev.priori.assess;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
