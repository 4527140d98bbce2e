/**
 * The HTTP edge of every FHIR and JSON interface: reading bodies within limits, writing answers, and telling failures.
 */
@NullMarked
@MayUse({})
package dev.priori.fhir.http;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
