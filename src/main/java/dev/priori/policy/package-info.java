/** Coverage policies as data: loading them, choosing the one in force, and assessing a chart against it. */
@NullMarked
package dev.priori.policy;

import org.jspecify.annotations.NullMarked;
