package dev.priori.access.client;

import java.net.URI;

/**
 * Somebody who may call.
 *
 * @param issuer as the client's tokens name it
 * @param keys address of the client's JWK Set
 */
public record CdsClient(String issuer, URI keys) {}
