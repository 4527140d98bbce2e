/** Runs the CQL of a policy over the facts of a chart; the only package that sees the CQL engine. */
@NullMarked
package dev.priori.policy.cql;

import org.jspecify.annotations.NullMarked;
