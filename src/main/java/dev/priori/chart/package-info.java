/**
 * Order and Chart, and how they are read from what a caller sends: a bundle, a prefetch, a prior-authorization request.
 */
@NullMarked
package dev.priori.chart;

import org.jspecify.annotations.NullMarked;
