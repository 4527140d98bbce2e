/**
 * Order and Chart, and how they are read from what a caller sends: a bundle, a prefetch, a prior-authorization request.
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
