package dev.priori.fhir.http;

import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Reads request bodies whole, within a limit; and what may be sent back. */
public final class HttpBodies {
    private static final Set<String> JSON = Set.of("application/fhir+json", "application/json", "text/json");

    private static final Set<String> ACCEPTED =
            Set.of("*/*", "application/*", "application/fhir+json", "application/json", "text/json");

    /** An announced length up to this, in bytes, is believed before the body is there. */
    private static final int AT_ONCE = 256 * 1024;

    private HttpBodies() {}

    /** Whether the caller takes JSON as an answer: it says so, or says nothing. */
    public static boolean mayAnswerJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            int parameters = range.indexOf(';');
            if (ACCEPTED.contains((parameters < 0 ? range : range.substring(0, parameters)).strip())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The JSON body, undecoded. How long a slow caller may take is the connector's setting.
     *
     * @param limitBytes largest body in bytes
     * @throws ProblemException 415 for another content type, encoding or charset; 413 over the limit, without reading on;
     *     400 for an empty or broken-off body; 408 for one that stalls
     */
    public static byte[] readJson(HttpServletRequest request, int limitBytes) {
        requireJson(request);
        return read(request, limitBytes);
    }

    /**
     * The body, whatever its content type.
     *
     * @throws ProblemException as {@link #readJson}, except for the content type
     */
    public static byte[] read(HttpServletRequest request, int limitBytes) {
        requireIdentity(request);
        if (request.getContentLengthLong() > limitBytes) {
            throw tooLarge(limitBytes);
        }
        byte[] body;
        try {
            body = read(request.getInputStream(), request.getContentLength(), limitBytes);
        } catch (SocketTimeoutException stalled) {
            throw problem(408, "timeout", "The body stopped arriving", "only a part", "send it whole");
        } catch (IOException broken) {
            throw problem(400, "structure", "The body broke off", "only a part, or malformed chunks", "send it whole");
        }
        if (body.length == 0) {
            throw problem(400, "required", "The body is missing", "nothing", "send a JSON document");
        }
        return body;
    }

    private static byte[] read(InputStream in, int announced, int limitBytes) throws IOException {
        if (announced >= 0) {
            byte[] body = announced <= AT_ONCE ? whole(in, announced) : in.readNBytes(announced);
            if (body.length < announced) {
                throw new IOException("short body");
            }
            return body;
        }
        var bytes = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (bytes.size() + count > limitBytes) {
                throw tooLarge(limitBytes);
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }

    private static byte[] whole(InputStream in, int length) throws IOException {
        byte[] body = new byte[length];
        int count = in.readNBytes(body, 0, length);
        return count == length ? body : Arrays.copyOf(body, count);
    }

    private static void requireJson(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            throw unsupported("The content type is missing", "none", "send application/fhir+json");
        }
        int end = type.indexOf(';');
        String media = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!JSON.contains(media)) {
            throw unsupported("The content type is not read", "a type other than JSON", "send application/fhir+json");
        }
        if (end >= 0 && !isUtf8(type.substring(end))) {
            throw unsupported("The content type is not read", "a charset other than UTF-8", "send UTF-8");
        }
    }

    private static boolean isUtf8(String parameters) {
        String written = parameters.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        int charset = written.indexOf(";charset=");
        return charset < 0
                || written.startsWith(";charset=utf-8", charset)
                || written.startsWith(";charset=utf8", charset);
    }

    private static void requireIdentity(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !"identity".equalsIgnoreCase(encoding.strip())) {
            throw unsupported(
                    "The content encoding is not read", "another than identity", "send the body uncompressed");
        }
    }

    private static ProblemException unsupported(String what, String found, String remedy) {
        return problem(415, "not-supported", what, found, remedy);
    }

    private static ProblemException tooLarge(int limitBytes) {
        return problem(
                413, "too-long", "The body is too long", "more than is read", "send at most " + limitBytes + " bytes");
    }

    private static ProblemException problem(int status, String code, String what, String found, String remedy) {
        return new ProblemException(Problem.of(status, Issue.error(code, what, null, found, remedy)));
    }
}
