/**
 * The facts of a chart: what FHIR resources say about one patient, in the words the policies use. Immutable, and free of
 * any drug, gene or payer.
 */
@NullMarked
package dev.priori.chart.fact;

import org.jspecify.annotations.NullMarked;
