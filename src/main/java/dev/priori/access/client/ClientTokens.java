package dev.priori.access.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.priori.fhir.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks the tokens of calls: issuer, keys, signature, audience, times, and that each is used once. */
public final class ClientTokens {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final String BEARER = "Bearer ";

    private final Map<String, CdsClient> clients;
    private final KeySets keys;
    private final @Nullable SpentTokens spent;
    private final Clock clock;

    /** @param spent null lets a token be used again */
    public ClientTokens(List<CdsClient> clients, KeySets keys, @Nullable SpentTokens spent, Clock clock) {
        this.clients = clients.stream()
                .collect(Collectors.toUnmodifiableMap(CdsClient::issuer, Function.identity(), (one, other) -> one));
        this.keys = keys;
        this.spent = spent;
        this.clock = clock;
    }

    /**
     * The client that calls.
     *
     * @param authorization value of the header, null when there is none
     * @param audience the URL that is called, as callers see it
     * @throws ProblemException 401, with the first thing that is wrong
     */
    public CdsClient check(@Nullable String authorization, String audience) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw Refusal.of("no bearer token", "send a JWT of a client that is registered here");
        }
        try {
            SignedJWT token =
                    SignedJWT.parse(authorization.substring(BEARER.length()).strip());
            JWTClaimsSet claims = token.getJWTClaimsSet();
            CdsClient client = client(token.getHeader(), claims);
            signature(token, client);
            times(claims);
            audience(claims, audience);
            once(client, claims);
            return client;
        } catch (ParseException unreadable) {
            throw Refusal.of("something that is no signed JWT", "send a JWT signed with ES384 or RS384");
        }
    }

    private CdsClient client(JWSHeader header, JWTClaimsSet claims) {
        CdsClient client = claims.getIssuer() == null ? null : clients.get(claims.getIssuer());
        if (client == null) {
            throw Refusal.of("an issuer that is not registered here", "ask the plan to register the client");
        }
        if (!JOSEObjectType.JWT.equals(header.getType())) {
            throw Refusal.of("another typ than JWT", "send the header typ JWT");
        }
        if (header.getJWKURL() != null && !header.getJWKURL().equals(client.keys())) {
            throw Refusal.of(
                    "a jku that is not the registered one", "use the registered JWK Set, or register the new one");
        }
        return client;
    }

    private void signature(SignedJWT token, CdsClient client) {
        JWSHeader header = token.getHeader();
        boolean allowed = header.getAlgorithm().equals(JWSAlgorithm.ES384)
                || header.getAlgorithm().equals(JWSAlgorithm.RS384);
        if (!allowed || header.getKeyID() == null) {
            throw Refusal.of("another algorithm, or no kid", "sign with ES384 or RS384 and name the key");
        }
        JWK key = keys.find(client, header.getKeyID());
        if (key == null) {
            throw Refusal.of("a kid that is not in the client's JWK Set", "publish the key before it is used");
        }
        try {
            JWSVerifier verifier = verifier(key, header.getAlgorithm());
            if (verifier == null || !token.verify(verifier)) {
                throw Refusal.of("a signature that does not hold", "sign with the key that kid names");
            }
        } catch (JOSEException unusable) {
            throw Refusal.of("a key that cannot be used", "use a P-384 key, or RSA of 2048 bits or more");
        }
    }

    /** Null when the key is for another algorithm. */
    private static @Nullable JWSVerifier verifier(JWK key, JWSAlgorithm algorithm) throws JOSEException {
        return switch (key) {
            case ECKey curve when algorithm.equals(JWSAlgorithm.ES384) -> new ECDSAVerifier(curve);
            case RSAKey rsa when algorithm.equals(JWSAlgorithm.RS384) && rsa.size() >= 2048 -> new RSASSAVerifier(rsa);
            default -> null;
        };
    }

    private void times(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant issued = instant(claims.getIssueTime());
        Instant expires = instant(claims.getExpirationTime());
        if (issued == null || expires == null || claims.getJWTID() == null) {
            throw Refusal.of("no iat, exp or jti", "send all three");
        }
        if (issued.isAfter(now.plus(SKEW)) || !expires.isAfter(now.minus(SKEW))) {
            throw Refusal.of("a token of another time", "send a new one, and set the clock");
        }
        if (Duration.between(issued, expires).compareTo(LONGEST) > 0) {
            throw Refusal.of("a token that lives longer than an hour", "let it expire within minutes");
        }
    }

    private static void audience(JWTClaimsSet claims, String audience) {
        boolean meant =
                claims.getAudience().stream().anyMatch(one -> one.equals(audience) || one.equals(audience + "/"));
        if (!meant) {
            throw Refusal.of("a token for another address", "put the URL that is called into aud");
        }
    }

    private void once(CdsClient client, JWTClaimsSet claims) {
        Instant expires = claims.getExpirationTime().toInstant().plus(SKEW);
        if (spent != null && !spent.spend(client.issuer(), claims.getJWTID(), expires)) {
            throw Refusal.of("a token that was used before", "send a new one with each call");
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
