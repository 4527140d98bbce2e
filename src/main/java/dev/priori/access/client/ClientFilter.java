package dev.priori.access.client;

import dev.priori.fhir.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/** Lets calls of registered clients through. Reading (discovery) is open to everybody. */
public final class ClientFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    private final transient ClientTokens tokens;
    private final String publicUrl;

    /** @param publicUrl what callers write before the path */
    public ClientFilter(ClientTokens tokens, URI publicUrl) {
        this.tokens = tokens;
        String url = publicUrl.toString();
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("OPTIONS")) {
            try {
                tokens.check(request.getHeader("Authorization"), publicUrl + request.getRequestURI());
            } catch (ProblemException refused) {
                response.setHeader("WWW-Authenticate", "Bearer");
                throw refused;
            }
        }
        chain.doFilter(request, response);
    }
}
