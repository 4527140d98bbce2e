package dev.priori.policy.cql.elm;

import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.jspecify.annotations.Nullable;

/** A reference that knows its definition. Equals itself alone. */
final class Link extends ExpressionRef {

    private final ExpressionDef definition;

    Link(ExpressionDef definition) {
        this.definition = definition;
    }

    ExpressionDef definition() {
        return definition;
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
