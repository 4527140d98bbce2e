/** CQL evaluated the short way and by the engine. */
@NullMarked
package dev.priori.policy.cql;

import org.jspecify.annotations.NullMarked;
