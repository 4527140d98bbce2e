/**
 * What holds for every HTTP exchange, whatever its path.
 */
@NullMarked
@MayUse({})
package dev.priori.web;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
