/**
 * Drugs and procedures that were ordered, given, dispensed or stated, and how much of them: medication resources, service
 * requests and procedures as therapies.
 */
@NullMarked
package dev.priori.chart.read.therapy;

import org.jspecify.annotations.NullMarked;
