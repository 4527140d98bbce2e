package dev.priori.house;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The capabilities (packages directly under {@code dev.priori}) that the annotated package may use beside its own. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface MayUse {
    /** Names without {@code dev.priori.}; empty when the package stands alone. */
    String[] value();
}
