package dev.priori.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers 400 to a query string with a broken percent-escape, which otherwise fails wherever it is read first. */
public class WholeQueries extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final byte[] ANSWER = """
            {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"invalid","diagnostics":\
            "query string: a percent sign without two hexadecimal digits. Write a percent sign itself as %25."}]}"""
            .getBytes(StandardCharsets.UTF_8);

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
        return query == null || query.indexOf('%') < 0 || !BROKEN.matcher(query).find();
    }
}
