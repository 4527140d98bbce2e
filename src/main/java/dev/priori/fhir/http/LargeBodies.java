package dev.priori.fhir.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many bytes of large bodies be worked on at once: read, a body takes many times its length. Those that find no
 * room wait a little, then get 503 with {@code Retry-After}. Small bodies and bodies read line by line pass.
 */
public final class LargeBodies extends HttpFilter {
    private static final long serialVersionUID = 1;

    private static final int KILOBYTE = 1024;
    private static final int SMALL = 256 * KILOBYTE;
    private static final int LARGEST = 10 * 1024 * KILOBYTE;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final transient Semaphore kilobytes;
    private final int room;
    private final Duration patience;

    /**
     * @param room bytes of large bodies at once; one of the largest always fits
     * @param patience how long one waits for room
     */
    public LargeBodies(long room, Duration patience) {
        this.room = (int) (Math.max(room, LARGEST) / KILOBYTE);
        this.kilobytes = new Semaphore(this.room, true);
        this.patience = patience;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int needed = needed(request);
        if (!entered(needed)) {
            response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            kilobytes.release(needed);
        }
    }

    private boolean entered(int needed) {
        try {
            return kilobytes.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** In kilobytes; a body of unknown length may be one of the largest, one that is longer is refused unread. */
    private int needed(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean unknown = length < 0 && request.getHeader("Transfer-Encoding") != null;
        String type = request.getContentType();
        if (length > LARGEST || length < SMALL && !unknown || type != null && type.contains("ndjson")) {
            return 0;
        }
        return (int) Math.min(room, (unknown ? LARGEST : length) / KILOBYTE);
    }
}
