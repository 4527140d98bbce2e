/** The PAS operations over HTTP, with the real policies, store and writers. */
@NullMarked
package dev.priori.pas;

import org.jspecify.annotations.NullMarked;
