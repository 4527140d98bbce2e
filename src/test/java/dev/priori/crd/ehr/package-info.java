/** Queries to an EHR: scopes, references, searches. */
@NullMarked
package dev.priori.crd.ehr;

import org.jspecify.annotations.NullMarked;
