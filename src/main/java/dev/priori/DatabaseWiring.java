package dev.priori;

import dev.priori.settings.Settings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Which database: the one named by {@code spring.datasource.url}, otherwise a file in the data folder. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    @Bean
    @Conditional(NoDatabaseNamed.class)
    JdbcConnectionDetails fileDatabase(Settings settings) {
        return new FileDatabase(settings.data());
    }

    private static class NoDatabaseNamed extends NoneNestedConditions {
        NoDatabaseNamed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class Named {}
    }
}
