package dev.priori.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers 400 to a query string whose percent-escapes are broken or are no UTF-8. Otherwise it fails wherever it is
 * read first, as our fault and with the query in the log.
 */
public class WholeQueries extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final byte[] ANSWER = """
        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":\
        "query string: found a percent-escape that is no UTF-8. Write %25 for a percent sign itself."}]}\
        """.getBytes(StandardCharsets.UTF_8);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (whole(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType("application/fhir+json;charset=UTF-8");
            response.setContentLength(ANSWER.length);
            response.getOutputStream().write(ANSWER);
        }
    }

    private static boolean whole(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return true;
        }
        return !BROKEN.matcher(query).find() && utf8(URLDecoder.decode(query, StandardCharsets.ISO_8859_1));
    }

    private static boolean utf8(String bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
