package dev.priori;

import dev.priori.access.OutgoingAddresses;
import dev.priori.access.OutgoingCalls;
import dev.priori.access.client.CdsClient;
import dev.priori.access.client.ClientFilter;
import dev.priori.access.client.ClientTokens;
import dev.priori.access.client.KeySets;
import dev.priori.access.client.SpentTokens;
import dev.priori.database.Database;
import dev.priori.settings.CrdSettings;
import dev.priori.settings.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Who calls and who is called. */
@Configuration(proxyBeanMethods = false)
class AccessWiring {
    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final int AFTER_OUTCOMES = Ordered.HIGHEST_PRECEDENCE + 20;

    @Bean
    OutgoingAddresses outgoingAddresses(Settings settings) {
        return new OutgoingAddresses(
                settings.outgoing().atHome(), settings.outgoing().hosts());
    }

    @Bean
    OutgoingCalls outgoingCalls(OutgoingAddresses addresses) {
        return new OutgoingCalls(addresses, CONNECTING);
    }

    /** Only where clients are registered; otherwise hooks take every caller that can reach the server. */
    @Bean
    FilterRegistrationBean<ClientFilter> clientFilter(
            Settings settings, OutgoingCalls calls, Database database, Clock clock) {
        CrdSettings crd = settings.crd();
        List<CdsClient> clients = crd.clients().stream()
                .map(client -> new CdsClient(client.issuer(), client.keys()))
                .toList();
        SpentTokens spent = crd.replayCheck() ? new SpentTokens(database, clock) : null;
        var tokens = new ClientTokens(clients, new KeySets(calls, clock), spent, clock);
        URI publicUrl = Objects.requireNonNullElse(settings.publicUrl(), URI.create("http://localhost"));
        var registration = new FilterRegistrationBean<>(new ClientFilter(tokens, publicUrl));
        registration.addUrlPatterns("/cds-services/*");
        registration.setOrder(AFTER_OUTCOMES + 1);
        registration.setEnabled(!clients.isEmpty());
        return registration;
    }

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(Settings settings) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(settings.crd().corsOrigins());
        allowed.setAllowedMethods(List.of("GET", "POST", "OPTIONS"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        allowed.setMaxAge(Duration.ofHours(1));
        var paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/cds-services/**", allowed);
        var registration = new FilterRegistrationBean<>(new CorsFilter(paths));
        registration.addUrlPatterns("/cds-services", "/cds-services/*");
        registration.setOrder(AFTER_OUTCOMES);
        registration.setEnabled(!settings.crd().corsOrigins().isEmpty());
        return registration;
    }
}
