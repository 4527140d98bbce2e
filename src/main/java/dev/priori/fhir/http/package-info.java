/**
 * The HTTP edge of every FHIR and JSON interface: reading bodies within limits, writing answers, and telling failures.
 */
@NullMarked
package dev.priori.fhir.http;

import org.jspecify.annotations.NullMarked;
