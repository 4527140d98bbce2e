package dev.priori.authorization.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/** The H2 database in the data folder, behind a pool. */
public class DatabaseFile {

    private DatabaseFile() {}

    public static HikariDataSource open(Path data) {
        var config = new HikariConfig();
        config.setPoolName("priori");
        config.setJdbcUrl("jdbc:h2:file:" + data.resolve("priori").toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        config.setUsername("priori");
        config.setPassword("");
        config.setMaximumPoolSize(10);
        return new HikariDataSource(config);
    }
}
