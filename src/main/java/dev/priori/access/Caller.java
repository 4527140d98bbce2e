package dev.priori.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Who sends a request, as far as it can be told: two callers never share an answer. */
public final class Caller {

    private Caller() {}

    /** The address, and a hash of the credentials if any; the credentials themselves are kept nowhere. */
    public static String of(HttpServletRequest request) {
        String credentials = request.getHeader("Authorization");
        return credentials == null ? request.getRemoteAddr() : request.getRemoteAddr() + " " + hash(credentials);
    }

    private static String hash(String credentials) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(credentials.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
