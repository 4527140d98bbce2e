package dev.priori;

import dev.priori.settings.Settings;
import dev.priori.web.WholeQueries;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Who uses whom, for what every capability needs: settings, clock, storage, the door. */
@Configuration(proxyBeanMethods = false)
@Import(StorageWiring.class)
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
    ApplicationListener<WebServerInitializedEvent> doorSign(Settings settings, ServerProperties server) {
        return new DoorSign(settings.openToNetwork(), server.getAddress());
    }

    @Bean
    FilterRegistrationBean<WholeQueries> wholeQueries() {
        var registration = new FilterRegistrationBean<>(new WholeQueries());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
