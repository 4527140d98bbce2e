/**
 * Reading an order and a chart from the FHIR resources of a bundle or prefetch: which resources count, and what they say
 * (clinical ground rules 1.2 and 1.5).
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart.read;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
