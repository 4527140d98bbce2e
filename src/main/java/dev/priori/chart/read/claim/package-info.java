/**
 * What claims, their answers and coverages say: items asked for, lines paid for, earlier approvals, coverage on file.
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart.read.claim;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
