/** Coverage policies as data: loading them, choosing the one in force, and assessing a chart against it. */
@NullMarked
@MayUse({"fhir", "chart"})
package dev.priori.policy;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
