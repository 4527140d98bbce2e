/** Tokens of CDS clients, against a server with real keys. */
@NullMarked
package dev.priori.access.client;

import org.jspecify.annotations.NullMarked;
