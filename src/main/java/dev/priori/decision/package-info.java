/** Pure rules from an assessment to a determination: no input, no output, no clock. */
@NullMarked
package dev.priori.decision;

import org.jspecify.annotations.NullMarked;
