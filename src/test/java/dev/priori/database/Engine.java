package dev.priori.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** The two databases of the schema, each fresh and migrated. The file lies in the folder given. */
public enum Engine {
    H2 {
        @Override
        public HikariDataSource empty(Path folder) {
            return new DatabaseFile(folder).open();
        }
    },
    POSTGRESQL {
        @Override
        public HikariDataSource empty(Path folder) {
            String name = "priori" + Server.DATABASES.incrementAndGet();
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
            var config = new HikariConfig();
            config.setJdbcUrl(Server.RUNNING.getJdbcUrl("postgres", name));
            config.setMaximumPoolSize(10);
            return new HikariDataSource(config);
        }
    };

    public abstract HikariDataSource empty(Path folder);

    public HikariDataSource migrated(Path folder) {
        HikariDataSource source = empty(folder);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /** One PostgreSQL for all tests of a run; it ends with the run. */
    private static class Server {
        static final AtomicInteger DATABASES = new AtomicInteger();
        static final EmbeddedPostgres RUNNING = start();

        static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }
}
