/**
 * The {@code priori.*} settings: read once before anything starts, and refused all together.
 */
@NullMarked
@MayUse({})
package dev.priori.settings;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
