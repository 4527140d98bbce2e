package dev.priori;

import dev.priori.authorization.store.AssertionStore;
import dev.priori.authorization.store.CaseChanges;
import dev.priori.authorization.store.CaseStore;
import dev.priori.authorization.store.Numbers;
import dev.priori.database.Database;
import dev.priori.database.DatabaseFile;
import dev.priori.settings.Settings;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Where things are kept: a file in the data folder, unless {@code spring.datasource.url} names a database. */
@Configuration(proxyBeanMethods = false)
class StorageWiring {
    @Bean
    @Conditional(NoDatabaseNamed.class)
    DatabaseFile databaseFile(Settings settings) {
        return new DatabaseFile(settings.data());
    }

    @Bean
    @Conditional(NoDatabaseNamed.class)
    DataSource dataSource(DatabaseFile file) {
        return file.open();
    }

    @Bean
    Database database(DataSource source, Optional<DatabaseFile> file) {
        return file.map(ours -> new Database(source, ours::hasRoom)).orElseGet(() -> new Database(source));
    }

    @Bean
    CaseStore cases(Database database) {
        return new CaseStore(database);
    }

    @Bean
    CaseChanges caseChanges(Database database) {
        return new CaseChanges(database);
    }

    @Bean
    AssertionStore assertions(Database database) {
        return new AssertionStore(database);
    }

    @Bean
    Numbers numbers(Database database) {
        return new Numbers(database);
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
