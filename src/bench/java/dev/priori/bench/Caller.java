package dev.priori.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One caller with one connection: sends a request, waits for the whole answer, sends the next. */
final class Caller implements AutoCloseable {

    private final int port;
    private final Template template;
    private final byte[] request;
    private final byte[] buffer = new byte[1 << 20];
    private Socket socket;
    private int filled;
    private int bodyStart;

    Caller(int port, Template template) throws IOException {
        this.port = port;
        this.template = template;
        this.request = template.copy();
        this.socket = connect();
    }

    /**
     * Sends the request of that number; returns the nanoseconds from its first byte to the answer's last.
     *
     * @throws IOException also for an answer other than 200
     */
    long send(long number) throws IOException {
        template.number(request, number);
        long began = System.nanoTime();
        socket.getOutputStream().write(request);
        String head = receive(socket.getInputStream());
        long nanos = System.nanoTime() - began;
        if (!head.startsWith("http/1.1 200")) {
            throw new IOException("answered " + head.lines().findFirst().orElse("") + ": " + body());
        }
        if (head.contains("\r\nconnection: close")) {
            socket.close();
            socket = connect();
        }
        return nanos;
    }

    /** The body of the last answer. */
    String body() {
        return new String(buffer, bodyStart, filled - bodyStart, StandardCharsets.UTF_8);
    }

    private String receive(InputStream in) throws IOException {
        filled = 0;
        bodyStart = 0;
        while (bodyStart == 0) {
            read(in);
            bodyStart = headEnd();
        }
        String head = new String(buffer, 0, bodyStart, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int length = head.indexOf("\r\ncontent-length: ");
        if (length < 0) {
            throw new IOException("an answer without Content-Length: " + head);
        }
        int digits = length + "\r\ncontent-length: ".length();
        int end = bodyStart + Integer.parseInt(head.substring(digits, head.indexOf('\r', digits)));
        while (filled < end) {
            read(in);
        }
        return head;
    }

    private void read(InputStream in) throws IOException {
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            throw new IOException("the connection was closed");
        }
        filled += count;
    }

    private int headEnd() {
        for (int at = 0; at + 4 <= filled; at++) {
            if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                return at + 4;
            }
        }
        return 0;
    }

    private Socket connect() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        return opened;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
