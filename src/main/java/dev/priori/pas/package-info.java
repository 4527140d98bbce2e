/**
 * Prior authorization requests as FHIR operations: submit and inquire, one base URL per PAS version.
 */
@NullMarked
package dev.priori.pas;

import org.jspecify.annotations.NullMarked;
