package dev.priori.authorization;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A request as it came in.
 *
 * @param caller who sent it; two callers never share answers
 * @param interfaceVersion what it was sent to, for instance {@code pas-2.2} or {@code order-sign}
 * @param body the raw bytes, at most {@link #LARGEST} of them
 * @param bodyHash SHA-256 of {@code body}, hex
 */
public record Received(String caller, String interfaceVersion, byte[] body, String bodyHash, Instant at) {

    /** The largest body that is kept, in bytes. */
    public static final int LARGEST = 64 << 20;

    /** Hashes the body. */
    public static Received of(String caller, String interfaceVersion, byte[] body, Instant at) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new Received(caller, interfaceVersion, body, HexFormat.of().formatHex(hash), at);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
