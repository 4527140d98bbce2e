/** Loads policies, built in or from folders, and refuses broken ones with all their faults at once. */
@NullMarked
package dev.priori.policy.load;

import org.jspecify.annotations.NullMarked;
