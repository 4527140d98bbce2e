package dev.priori;

import dev.priori.fhir.http.LargeBodies;
import dev.priori.fhir.http.OutcomeFilter;
import dev.priori.fhir.http.OutcomePage;
import dev.priori.fhir.http.OutcomeReport;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The HTTP edge: whatever is refused or fails is told as an OperationOutcome. */
@Configuration(proxyBeanMethods = false)
class EdgeWiring {
    /** Heap for each byte of a large body: one of 10 MB fits the heap of a real start, a second one waits. */
    private static final int HEAP_PER_BODY_BYTE = 18;

    @Bean
    FilterRegistrationBean<OutcomeFilter> outcomeFilter() {
        var registration = new FilterRegistrationBean<>(new OutcomeFilter());
        registration.addUrlPatterns("/api/*", "/cds-services", "/cds-services/*", "/fhir/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    FilterRegistrationBean<LargeBodies> largeBodies() {
        long room = Runtime.getRuntime().maxMemory() / HEAP_PER_BODY_BYTE;
        var registration = new FilterRegistrationBean<>(new LargeBodies(room, Duration.ofSeconds(10)));
        registration.addUrlPatterns("/api/*", "/cds-services/*", "/fhir/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    @Bean
    OutcomePage outcomePage() {
        return new OutcomePage();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> outcomeReport() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(OutcomeReport.class.getName());
            }
        });
    }
}
