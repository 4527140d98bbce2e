/**
 * CDS Hooks at the moment of ordering: discovery, hooks, coverage information and cards.
 */
@NullMarked
package dev.priori.crd;

import org.jspecify.annotations.NullMarked;
