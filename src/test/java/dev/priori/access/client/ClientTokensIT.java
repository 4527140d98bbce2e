package dev.priori.access.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.zaxxer.hikari.HikariDataSource;
import dev.priori.access.OutgoingAddresses;
import dev.priori.access.OutgoingCalls;
import dev.priori.database.Database;
import dev.priori.database.Engine;
import dev.priori.fhir.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class ClientTokensIT {

    private static final String HOOK = "https://plan.test/cds-services/order-sign-crd";
    private static final ECKey KEY = ClientKeys.curve("one", Curve.P_384);
    private static final RSAKey RSA = ClientKeys.rsa("two");

    @Parameter
    Engine engine;

    @TempDir
    Path folder;

    private final ClientKeys client = ClientKeys.start();
    private final Wound clock = new Wound(Instant.parse("2025-06-16T12:00:00Z"));
    private final OutgoingCalls calls =
            new OutgoingCalls(new OutgoingAddresses(true, List.of()), Duration.ofSeconds(1));

    HikariDataSource source;
    ClientTokens tokens;

    @BeforeEach
    void open() {
        source = engine.migrated(folder);
        client.publish(KEY, RSA);
        tokens = tokens(new SpentTokens(new Database(source), clock));
    }

    @AfterEach
    void close() {
        source.close();
        calls.close();
        client.close();
    }

    @Test
    void a_token_of_a_registered_client_is_taken_with_either_algorithm() {
        assertThat(tokens.check(good(), HOOK)).isEqualTo(client.client());
        assertThat(tokens.check(
                        ClientKeys.bearer(client.header(JWSAlgorithm.RS384, RSA).build(), claims().build(), RSA), HOOK))
                .isEqualTo(client.client());
    }

    @Test
    void without_jku_the_registered_key_set_counts_and_another_one_is_refused() {
        JWSHeader without = client.header(JWSAlgorithm.ES384, KEY).jwkURL(null).build();
        JWSHeader other = client.header(JWSAlgorithm.ES384, KEY)
                .jwkURL(URI.create("http://127.0.0.1:1/jwks.json"))
                .build();

        assertThat(tokens.check(ClientKeys.bearer(without, claims().build(), KEY), HOOK))
                .isNotNull();
        refused(ClientKeys.bearer(other, claims().build(), KEY), "a jku that is not the registered one");
    }

    @Test
    void what_is_no_token_is_refused() throws Exception {
        refused(null, "no bearer token");
        refused("Basic dXNlcjpwYXNz", "no bearer token");
        refused("Bearer not.a.token", "no signed JWT");
        refused("Bearer " + new PlainJWT(claims().build()).serialize(), "no signed JWT");
        var shared = new SignedJWT(client.header(JWSAlgorithm.HS256, KEY).build(), claims().build());
        shared.sign(new MACSigner(new byte[32]));
        refused("Bearer " + shared.serialize(), "another algorithm");
    }

    @Test
    void claims_that_do_not_count_are_refused() {
        refused(with(claims -> claims.issuer("https://stranger.test")), "an issuer that is not registered");
        refused(with(claims -> claims.audience("https://plan.test/cds-services")), "another address");
        refused(with(claims -> claims.expirationTime(at(-61))), "another time");
        refused(with(claims -> claims.issueTime(at(61))), "another time");
        refused(with(claims -> claims.expirationTime(at(3601))), "longer than an hour");
        refused(with(claims -> claims.jwtID(null)), "no iat, exp or jti");
        refused(with(claims -> claims.issueTime(null)), "no iat, exp or jti");
        assertThat(tokens.check(with(claims -> claims.audience(List.of("x", HOOK + "/"))), HOOK))
                .isNotNull();
    }

    @Test
    void a_signature_that_does_not_hold_is_refused() {
        ECKey stolenName = ClientKeys.curve("one", Curve.P_384);
        refused(
                ClientKeys.bearer(client.header(JWSAlgorithm.ES384, KEY).build(), claims().build(), stolenName),
                "does not hold");
        refused(
                ClientKeys.bearer(client.header(JWSAlgorithm.RS384, KEY).build(), claims().build(), RSA),
                "does not hold");
        ECKey small = ClientKeys.curve("small", Curve.P_256);
        refused(
                ClientKeys.bearer(client.header(JWSAlgorithm.ES256, small).build(), claims().build(), small),
                "another algorithm");
    }

    @Test
    void a_token_is_good_for_one_call() {
        String once = good();
        tokens.check(once, HOOK);

        refused(once, "used before");
        assertThat(tokens(null).check(once, HOOK)).isNotNull();
    }

    @Test
    void used_tokens_are_forgotten_when_they_have_expired() {
        String once = good();
        tokens.check(once, HOOK);
        clock.forward(Duration.ofMinutes(7));
        tokens.check(good(), HOOK);

        assertThat(new Database(source)
                        .client()
                        .sql("select count(*) from spent_token")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        refused(once, "another time");
    }

    @Test
    void keys_are_fetched_once_and_again_when_one_is_new() {
        tokens.check(good(), HOOK);
        tokens.check(good(), HOOK);
        assertThat(client.fetched()).isEqualTo(1);

        ECKey next = ClientKeys.curve("next", Curve.P_384);
        client.publish(next);
        clock.forward(Duration.ofSeconds(11));
        assertThat(tokens.check(
                        ClientKeys.bearer(
                                client.header(JWSAlgorithm.ES384, next).build(), claims().build(), next),
                        HOOK))
                .isNotNull();
        assertThat(client.fetched()).isEqualTo(2);
        refused(good(), "a kid that is not in the client's JWK Set");
    }

    @Test
    void keys_that_are_unknown_do_not_make_the_server_fetch_all_the_time() {
        ECKey unknown = ClientKeys.curve("unknown", Curve.P_384);
        for (int i = 0; i < 5; i++) {
            refused(
                    ClientKeys.bearer(client.header(JWSAlgorithm.ES384, unknown).build(), claims().build(), unknown),
                    "a kid that is not in the client's JWK Set");
        }
        assertThat(client.fetched()).isEqualTo(1);
    }

    @Test
    void known_keys_go_on_counting_while_they_cannot_be_fetched() {
        tokens.check(good(), HOOK);
        client.goDown();
        clock.forward(Duration.ofHours(2));

        assertThat(tokens.check(good(), HOOK)).isNotNull();
    }

    private ClientTokens tokens(@Nullable SpentTokens spent) {
        return new ClientTokens(List.of(client.client()), new KeySets(calls, clock), spent, clock);
    }

    private String good() {
        return with(claims -> claims);
    }

    private String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return ClientKeys.bearer(
                client.header(JWSAlgorithm.ES384, KEY).build(),
                change.apply(claims()).build(),
                KEY);
    }

    private JWTClaimsSet.Builder claims() {
        return ClientKeys.claims(HOOK, clock.instant());
    }

    private Date at(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private void refused(@Nullable String authorization, String why) {
        assertThatThrownBy(() -> tokens.check(authorization, HOOK))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(401))
                .hasMessageContaining(why);
    }

    /** A clock that is put forward by hand. */
    private static final class Wound extends Clock {
        private Instant now;

        Wound(Instant now) {
            this.now = now;
        }

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
