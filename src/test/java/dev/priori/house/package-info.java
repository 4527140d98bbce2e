/**
 * Holds the sources to the rules of the house: format, budgets, names, calls, arrows between packages.
 */
package dev.priori.house;
