/**
 * Drugs and procedures that were ordered, given, dispensed or stated, and how much of them: medication resources, service
 * requests and procedures as therapies.
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart.read.therapy;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
