/** Loads policies, built in or from folders, and refuses broken ones with all their faults at once. */
@NullMarked
@MayUse({"chart"})
package dev.priori.policy.load;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
