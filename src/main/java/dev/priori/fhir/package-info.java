/**
 * FHIR plumbing that knows nothing of prior authorization: JSON bodies, bundles and their references, problems and the
 * OperationOutcome they become.
 */
@NullMarked
package dev.priori.fhir;

import org.jspecify.annotations.NullMarked;
