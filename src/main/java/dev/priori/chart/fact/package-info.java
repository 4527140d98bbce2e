/**
 * The facts of a chart: what FHIR resources say about one patient, in the words the policies use. Immutable, and free of
 * any drug, gene or payer.
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart.fact;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
