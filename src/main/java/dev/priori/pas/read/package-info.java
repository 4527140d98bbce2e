/**
 * Reads the bundles of $submit and $inquire: once, completely, and with every fault named.
 */
@NullMarked
package dev.priori.pas.read;

import org.jspecify.annotations.NullMarked;
