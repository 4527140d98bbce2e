package dev.priori.access.client;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.priori.access.OutgoingCalls;
import dev.priori.access.OutgoingCalls.Answered;
import dev.priori.access.OutgoingCalls.NotAnswered;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients' public keys. A set is fetched again when it is an hour old or lacks a key, but not more often than every ten
 * seconds; while it cannot be fetched the keys known before go on counting.
 */
public final class KeySets {

    private static final Logger LOG = LoggerFactory.getLogger(KeySets.class);

    private static final Duration OLD = Duration.ofHours(1);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration WITHIN = Duration.ofSeconds(3);
    private static final int LARGEST = 1024 * 1024;
    private static final int OK = 200;

    private final OutgoingCalls calls;
    private final Clock clock;
    private final Map<URI, Fetched> sets = new ConcurrentHashMap<>();

    private record Fetched(JWKSet keys, Instant at) {}

    public KeySets(OutgoingCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** The key of that id; null when the client has none such. */
    @Nullable
    JWK find(CdsClient client, String keyId) {
        Fetched known = sets.get(client.keys());
        JWK key = known == null ? null : known.keys().getKeyByKeyId(keyId);
        Duration age = known == null ? OLD : Duration.between(known.at(), clock.instant());
        boolean fresh = key != null ? age.compareTo(OLD) < 0 : age.compareTo(REST) < 0;
        if (fresh) {
            return key;
        }
        return sets.compute(client.keys(), (address, before) -> newer(address, before, known))
                .keys()
                .getKeyByKeyId(keyId);
    }

    /** One thread fetches; those that waited for it take what it brought. */
    private Fetched newer(URI address, @Nullable Fetched before, @Nullable Fetched seen) {
        if (before != null && before != seen) {
            return before;
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .build();
        JWKSet keys =
                switch (calls.send(request, WITHIN, LARGEST)) {
                    case Answered answered -> answered.status() == OK ? parse(address, answered.body()) : null;
                    case NotAnswered not -> {
                        LOG.warn("The keys at {} could not be fetched: {}", address, not.why());
                        yield null;
                    }
                };
        JWKSet last = before == null ? new JWKSet() : before.keys();
        return new Fetched(keys == null ? last : keys, clock.instant());
    }

    private static @Nullable JWKSet parse(URI address, byte[] body) {
        try {
            return JWKSet.parse(new String(body, StandardCharsets.UTF_8));
        } catch (ParseException unreadable) {
            LOG.warn("What lies at {} is no JWK Set", address);
            return null;
        }
    }
}
