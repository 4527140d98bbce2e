/** From CQL to ELM: translating it, writing and reading it, and what a policy's libraries define. */
@NullMarked
@MayUse({})
package dev.priori.policy.cql.elm;

import dev.priori.house.MayUse;
import org.jspecify.annotations.NullMarked;
