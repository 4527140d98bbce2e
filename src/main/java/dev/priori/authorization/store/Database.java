package dev.priori.authorization.store;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The database under the stores: all or nothing, again after a conflict, {@link StorageUnavailable} when it cannot. */
public class Database {

    private static final int ATTEMPTS = 5;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public Database(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        this.client = JdbcClient.create(jdbc);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    JdbcClient client() {
        return client;
    }

    /** One transaction; it is repeated when it met another one. */
    void write(String doing, Runnable work) {
        attempt(doing, () -> {
            transaction.executeWithoutResult(status -> work.run());
            return true;
        });
    }

    <T> T read(String doing, Supplier<T> work) {
        return attempt(doing, work);
    }

    private <T> T attempt(String doing, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DataIntegrityViolationException
                    | InvalidDataAccessApiUsageException
                    | InvalidDataAccessResourceUsageException ours) {
                throw ours;
            } catch (ConcurrencyFailureException conflict) {
                if (attempt == ATTEMPTS) {
                    throw new StorageUnavailable(doing, conflict);
                }
            } catch (DataAccessException | TransactionException unavailable) {
                throw new StorageUnavailable(doing, unavailable);
            }
        }
    }
}
