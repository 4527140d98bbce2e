/** How the caller's own resources are given back. */
@NullMarked
package dev.priori.authorization.request;

import org.jspecify.annotations.NullMarked;
