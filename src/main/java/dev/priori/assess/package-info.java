/**
 * The engine by itself: policies to read, and a chart in, every criterion out. Nothing is stored.
 */
@NullMarked
package dev.priori.assess;

import org.jspecify.annotations.NullMarked;
