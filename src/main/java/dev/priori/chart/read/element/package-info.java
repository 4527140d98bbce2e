/**
 * Single FHIR elements in the words of charts: codings with one spelling of their system, dates with their precision,
 * references as the names of facts.
 */
@NullMarked
package dev.priori.chart.read.element;

import org.jspecify.annotations.NullMarked;
