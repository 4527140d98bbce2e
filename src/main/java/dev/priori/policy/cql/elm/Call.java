package dev.priori.policy.cql.elm;

import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.jspecify.annotations.Nullable;

/** A call that knows its function. Equals itself alone: ELM hashes a call with everything below it. */
final class Call extends FunctionRef {

    private final FunctionDef function;

    Call(FunctionDef function) {
        this.function = function;
    }

    FunctionDef function() {
        return function;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
