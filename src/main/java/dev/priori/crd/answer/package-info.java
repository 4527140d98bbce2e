/**
 * What a hook is answered: verdicts, coverage information in the wire format of one CRD line, the caller's own order with it
 * inside, and cards.
 */
@NullMarked
package dev.priori.crd.answer;

import org.jspecify.annotations.NullMarked;
