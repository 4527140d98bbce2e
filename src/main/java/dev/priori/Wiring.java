package dev.priori;

import dev.priori.web.WholeQueries;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Who uses whom, for what every capability needs: settings, clock, database, the door. */
@Configuration(proxyBeanMethods = false)
class Wiring {
    /** Settings are read before any other bean exists, so nothing is opened or changed when they are refused. */
    @Bean
    static BeanFactoryPostProcessor settings(ConfigurableEnvironment environment) {
        return beans -> beans.registerSingleton("prioriSettings", Settings.from(environment));
    }

    @Bean
    Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Bean
    @Conditional(NoDatabaseNamed.class)
    JdbcConnectionDetails fileDatabase(Settings settings) {
        return new FileDatabase(settings.data());
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> doorSign(Settings settings, ServerProperties server) {
        return new DoorSign(settings.openToNetwork(), server.getAddress());
    }

    @Bean
    FilterRegistrationBean<WholeQueries> wholeQueries() {
        var registration = new FilterRegistrationBean<>(new WholeQueries());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static class NoDatabaseNamed extends NoneNestedConditions {
        NoDatabaseNamed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @SuppressWarnings("UnusedNestedClass") // the framework reads it
        @ConditionalOnProperty("spring.datasource.url")
        static class Named {}
    }
}
