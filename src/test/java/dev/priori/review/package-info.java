/** Decisions of people over real HTTP. */
@NullMarked
package dev.priori.review;

import org.jspecify.annotations.NullMarked;
