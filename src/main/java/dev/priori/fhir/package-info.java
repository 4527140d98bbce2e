/**
 * FHIR plumbing that knows nothing of prior authorization: bundles, references, problems told as OperationOutcomes.
 */
@NullMarked
@MayUse({})
package dev.priori.fhir;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
