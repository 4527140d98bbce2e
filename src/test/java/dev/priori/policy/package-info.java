/** Tests of policies as data. */
@NullMarked
package dev.priori.policy;

import org.jspecify.annotations.NullMarked;
