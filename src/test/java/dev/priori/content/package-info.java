/** Holds the policy content under {@code fhir-resources/} to its own rules, without the server. */
@NullMarked
package dev.priori.content;

import org.jspecify.annotations.NullMarked;
