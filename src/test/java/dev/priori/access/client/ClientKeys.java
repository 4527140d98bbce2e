package dev.priori.access.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A CDS client: its keys, the server of its JWK Set, and its tokens. */
public final class ClientKeys implements AutoCloseable {
    public static final String ISSUER = "https://ehr.test/cds";

    private final HttpServer server;
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile JWKSet published = new JWKSet();
    private volatile boolean down;

    private ClientKeys(HttpServer server) {
        this.server = server;
    }

    public static ClientKeys start() {
        try {
            var keys = new ClientKeys(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            keys.server.createContext("/jwks.json", exchange -> {
                keys.fetched.incrementAndGet();
                byte[] body = keys.published.toPublicJWKSet().toString().getBytes(UTF_8);
                exchange.sendResponseHeaders(keys.down ? 500 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            keys.server.start();
            return keys;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
    }

    public CdsClient client() {
        return new CdsClient(ISSUER, address());
    }

    /** How often the JWK Set was fetched. */
    public int fetched() {
        return fetched.get();
    }

    public void publish(JWK... keys) {
        published = new JWKSet(List.of(keys));
    }

    public void goDown() {
        down = true;
    }

    public static ECKey curve(String id, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a token says; every call of {@link #claims} is good, and may be changed. */
    public static JWTClaimsSet.Builder claims(String audience, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .jwtID(UUID.randomUUID().toString());
    }

    /** A header as clients write it. */
    public JWSHeader.Builder header(JWSAlgorithm algorithm, JWK key) {
        return new JWSHeader.Builder(algorithm)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .jwkURL(address());
    }

    /** The value of the Authorization header. */
    public static String bearer(JWSHeader header, JWTClaimsSet claims, JWK key) {
        try {
            JWSSigner signer = key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return "Bearer " + token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
