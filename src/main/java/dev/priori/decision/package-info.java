/** Pure rules from an assessment to a determination: no input, no output, no clock. */
@NullMarked
@MayUse({"chart", "policy"})
package dev.priori.decision;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
