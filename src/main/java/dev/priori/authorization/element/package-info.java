/**
 * FHIR elements as they are written, and the canonicals of the PAS guide.
 */
@NullMarked
@MayUse({"fhir", "chart", "policy", "decision"})
package dev.priori.authorization.element;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
