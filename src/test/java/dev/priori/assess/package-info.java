@NullMarked
package dev.priori.assess;

import org.jspecify.annotations.NullMarked;
