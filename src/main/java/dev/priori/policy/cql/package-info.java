/** Runs the CQL of a policy over the facts of a chart; the only package that sees the CQL engine. */
@NullMarked
@MayUse({"fhir", "chart"})
package dev.priori.policy.cql;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
