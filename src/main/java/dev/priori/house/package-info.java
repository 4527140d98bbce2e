/**
 * What the sources say about themselves so that the build can hold them to it.
 */
@NullMarked
@MayUse({})
package dev.priori.house;

import org.jspecify.annotations.NullMarked;
