package dev.priori;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The database in the data folder. With {@code WRITE_DELAY=0} a commit is on disk before it is acknowledged, and the
 * file is closed by the pool after the last request, not by a hook of its own.
 */
record FileDatabase(Path data) implements JdbcConnectionDetails {
    @Override
    public String getJdbcUrl() {
        return "jdbc:h2:file:" + data.resolve("priori") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    @Override
    public String getUsername() {
        return "priori";
    }

    @Override
    public String getPassword() {
        return "";
    }
}
