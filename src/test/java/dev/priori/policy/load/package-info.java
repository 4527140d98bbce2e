/** Tests of loading policies. */
@NullMarked
package dev.priori.policy.load;

import org.jspecify.annotations.NullMarked;
