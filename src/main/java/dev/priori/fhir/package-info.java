/**
 * FHIR plumbing that knows nothing of prior authorization: JSON bodies, bundles and their references, problems and the
 * OperationOutcome they become.
 */
@NullMarked
@MayUse({})
package dev.priori.fhir;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
