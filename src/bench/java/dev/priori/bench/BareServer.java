package dev.priori.bench;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The measure of the other one: same Tomcat, same flags; strips narratives, parses the body with HAPI and writes it back. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class BareServer {

    static final String HOOK = "/bare/hook";
    static final String BUNDLE = "/bare/bundle";

    public static void main(String[] arguments) {
        SpringApplication.run(BareServer.class, arguments);
    }

    @Bean
    Echo echo() {
        return new Echo(FhirContext.forR4Cached());
    }
}
