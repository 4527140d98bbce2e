/** Measures the server: how long an assessment takes, and requests per second beside an endpoint that only reads and writes. */
@NullMarked
package dev.priori.bench;

import org.jspecify.annotations.NullMarked;
