package dev.priori.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;

/**
 * The H2 database in the data folder. A commit is in the file before it is acknowledged, so it survives the end of the
 * process; to survive the end of the machine, use PostgreSQL.
 *
 * @param folder where its file lies
 * @param reserve bytes that must be free before anything is written. A write that fails makes H2 give up its file, and
 *     everything that runs at that moment fails with it; while the reserve holds, it does not come to that.
 */
public record DatabaseFile(Path folder, long reserve) {

    /**
     * Without a write delay a commit waits for its write. It writes every page it touched, so small pages write less; and
     * a case takes more statements than the eight that a session remembers parsed.
     */
    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;PAGE_SIZE=4096;QUERY_CACHE_SIZE=64";

    /** With the reserve of a server: 32 MiB, several times the largest request. */
    public DatabaseFile(Path folder) {
        this(folder, 32L << 20);
    }

    /** The disk has room for more than the reserve. */
    public boolean hasRoom() {
        return folder.toFile().getUsableSpace() > reserve;
    }

    /** Opens the file, which is made when missing, behind a pool; close the pool to close the file. */
    public HikariDataSource open() {
        var config = new HikariConfig();
        config.setPoolName("priori");
        config.setJdbcUrl("jdbc:h2:file:" + folder.toAbsolutePath().resolve("priori") + SETTINGS);
        config.setUsername("priori");
        config.setPassword("");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(2_000);
        var broken = new ConnectionsOfLostFile();
        config.setExceptionOverride(broken);
        var pool = new HikariDataSource(config);
        broken.evictFrom(pool.getHikariPoolMXBean());
        return pool;
    }
}
