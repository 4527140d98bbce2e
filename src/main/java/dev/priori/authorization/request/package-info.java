/**
 * The Claim of a prior authorization request with the resources it is about, found in the caller's bundle and given back
 * from there.
 */
@NullMarked
package dev.priori.authorization.request;

import org.jspecify.annotations.NullMarked;
