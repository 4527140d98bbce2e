/**
 * What claims, their answers and coverages say: items asked for, lines paid for, earlier approvals, coverage on file.
 */
@NullMarked
package dev.priori.chart.read.claim;

import org.jspecify.annotations.NullMarked;
