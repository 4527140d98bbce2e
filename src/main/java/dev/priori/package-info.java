/**
 * Starts the server: the wiring, who may call, where the database lies, and nothing that decides.
 */
@NullMarked
package dev.priori;

import org.jspecify.annotations.NullMarked;
