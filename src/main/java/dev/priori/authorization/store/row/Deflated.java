package dev.priori.authorization.store.row;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bodies as they lie in the database: deflated, in parts of at most {@link #PART} bytes. */
public class Deflated {

    /** Less than the longest binary value of H2. */
    static final int PART = 1_000_000;

    private Deflated() {}

    /** At least one part, also for no bytes at all. */
    public static List<byte[]> parts(byte[] body) {
        byte[] deflated = deflate(body);
        var parts = new ArrayList<byte[]>(1);
        for (int from = 0; from < deflated.length; from += PART) {
            parts.add(Arrays.copyOfRange(deflated, from, Math.min(deflated.length, from + PART)));
        }
        return parts;
    }

    /** The body again. */
    public static byte[] body(List<byte[]> parts) {
        var body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (var inflater = new Inflater()) {
            for (byte[] part : parts) {
                inflater.setInput(part);
                while (!inflater.finished() && !inflater.needsInput()) {
                    body.write(buffer, 0, inflater.inflate(buffer));
                }
            }
            if (!inflater.finished()) {
                throw new IllegalStateException("a stored body ends early");
            }
        } catch (DataFormatException damaged) {
            throw new IllegalStateException("a stored body is damaged", damaged);
        }
        return body.toByteArray();
    }

    private static byte[] deflate(byte[] body) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            var out = new ByteArrayOutputStream(Math.max(64, body.length / 5));
            byte[] buffer = new byte[8192];
            deflater.setInput(body);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }
}
