/**
 * Starts the server: its settings, its wiring, and nothing that decides.
 */
@NullMarked
package dev.priori;

import org.jspecify.annotations.NullMarked;
