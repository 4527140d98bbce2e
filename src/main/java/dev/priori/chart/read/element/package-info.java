/**
 * Single FHIR elements in the words of charts: codings with one spelling of their system, dates with their precision,
 * references as the names of facts.
 */
@NullMarked
@MayUse({"fhir"})
package dev.priori.chart.read.element;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
