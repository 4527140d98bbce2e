package dev.priori.member.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one after the other, none held longer than the limit. */
final class Lines {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int limitBytes;
    private int number;
    private boolean tooLong;

    Lines(InputStream in, int limitBytes) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.limitBytes = limitBytes;
    }

    /** The next line without its end, null after the last. One that is too long comes empty. */
    byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(2048);
        tooLong = false;
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (line.size() == limitBytes) {
                tooLong = true;
            } else if (read != '\r') {
                line.write(read);
            }
        }
        return tooLong ? new byte[0] : line.toByteArray();
    }

    /** Of the line read last, from 1. */
    int number() {
        return number;
    }

    /** Whether the line read last was longer than the limit. */
    boolean wasTooLong() {
        return tooLong;
    }
}
