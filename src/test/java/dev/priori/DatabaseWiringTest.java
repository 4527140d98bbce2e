package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.settings.Settings;
import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DatabaseWiringTest {
    @TempDir
    private Path folder;

    @Test
    void without_a_database_named_it_is_a_file_in_the_data_folder_that_is_written_before_an_answer() {
        context().run(context -> {
            assertThat(url(context.getBean(DataSource.class))).isEqualTo("jdbc:h2:file:" + folder.resolve("priori"));
            assertThat(writeDelay(context.getBean(DataSource.class))).isEqualTo("0");
        });
        assertThat(folder.resolve("priori.mv.db")).isRegularFile();
    }

    @Test
    void a_database_that_is_named_is_taken() {
        context()
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:named")
                .run(context ->
                        assertThat(url(context.getBean(DataSource.class))).isEqualTo("jdbc:h2:mem:named"));
        assertThat(folder).isEmptyDirectory();
    }

    private ApplicationContextRunner context() {
        return new ApplicationContextRunner()
                .withBean(Settings.class, () -> new Settings(folder, List.of(), false))
                .withUserConfiguration(DatabaseWiring.class)
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class));
    }

    private static String url(DataSource database) throws Exception {
        try (var connection = database.getConnection()) {
            DatabaseMetaData facts = connection.getMetaData();
            return facts.getURL();
        }
    }

    private static String writeDelay(DataSource database) throws Exception {
        try (var connection = database.getConnection();
                var answer = connection.createStatement().executeQuery("""
                    select setting_value from information_schema.settings
                    where setting_name = 'WRITE_DELAY'\
                    """)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
