package dev.priori.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request whose patient, order, member and call are other ones each time: nine bytes, wherever the mark stood. */
final class Template {

    /** The id that the sample charts have in place of a number. */
    static final String MARK = "realistic";

    private static final long FIRST = 100_000_000L;

    private final byte[] bytes;
    private final int[] places;

    private Template(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
    }

    /** A POST of this JSON. */
    static Template post(String path, String type, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nAccept: " + type
                + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] bytes = (head + json).getBytes(StandardCharsets.UTF_8);
        byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
        List<Integer> places = new ArrayList<>();
        for (int at = head.length(); at + mark.length <= bytes.length; at++) {
            int same = 0;
            while (same < mark.length && bytes[at + same] == mark[same]) {
                same++;
            }
            if (same == mark.length) {
                places.add(at);
            }
        }
        return new Template(bytes, places.stream().mapToInt(Integer::intValue).toArray());
    }

    /** A copy that {@link #number} may write into. */
    byte[] copy() {
        return bytes.clone();
    }

    /** Makes a copy the request of that number, up to 899,999,999. */
    void number(byte[] copy, long number) {
        byte[] digits = Long.toString(FIRST + number).getBytes(StandardCharsets.US_ASCII);
        for (int place : places) {
            System.arraycopy(digits, 0, copy, place, digits.length);
        }
    }

    /** Bytes of the whole request. */
    int size() {
        return bytes.length;
    }
}
