/** From a hook call to verdicts: each order held against its policy, each verdict kept before it is told. */
@NullMarked
package dev.priori.crd.decide;

import org.jspecify.annotations.NullMarked;
