package dev.priori.database;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** The database under the stores: all or nothing, again after a conflict, {@link StorageUnavailable} when it cannot. */
public class Database {

    /** How the rows of tasks are read and written, alike in both engines. */
    public static final JdbcCustomization TASK_COLUMNS = new DefaultJdbcCustomization(false);

    private static final int ATTEMPTS = 5;

    private final DataSource joined;
    private final SchedulerClient tasks;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final JdbcTransactionManager transactions;
    private final BooleanSupplier hasRoom;

    /** A database that looks after its disk itself. */
    public Database(DataSource source) {
        this(source, () -> true);
    }

    /** @param hasRoom asked before every write; while it says no, nothing is written */
    public Database(DataSource source, BooleanSupplier hasRoom) {
        this.joined = new TransactionAwareDataSourceProxy(source);
        this.tasks = SchedulerClient.Builder.create(joined)
                .jdbcCustomization(TASK_COLUMNS)
                .build();
        this.jdbc = new JdbcTemplate(source);
        this.client = JdbcClient.create(jdbc);
        this.transactions = new JdbcTransactionManager(source);
        this.hasRoom = hasRoom;
    }

    /** Connections that belong to the transaction of the thread that asks, if there is one. */
    public DataSource joined() {
        return joined;
    }

    /** Where work is put that begins when the transaction around it is committed. */
    public SchedulerClient tasks() {
        return tasks;
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    public JdbcClient client() {
        return client;
    }

    /** One transaction; it is repeated when it met another one. */
    public void write(String doing, Runnable work) {
        refuseWithoutRoom(doing);
        attempt(doing, () -> {
            transact(work);
            return true;
        });
    }

    /** One statement that draws from a sequence. */
    public <T> T draw(String doing, Supplier<T> work) {
        refuseWithoutRoom(doing);
        return attempt(doing, work);
    }

    public <T> T read(String doing, Supplier<T> work) {
        return attempt(doing, work);
    }

    private void refuseWithoutRoom(String doing) {
        if (!hasRoom.getAsBoolean()) {
            throw new StorageUnavailable(doing, "no room on the disk");
        }
    }

    private static <T> T attempt(String doing, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DataIntegrityViolationException
                    | InvalidDataAccessApiUsageException
                    | InvalidDataAccessResourceUsageException ourBug) {
                throw new IllegalStateException(doing + ": " + code(ourBug));
            } catch (ConcurrencyFailureException conflict) {
                if (attempt == ATTEMPTS) {
                    throw new StorageUnavailable(doing, code(conflict));
                }
            } catch (DataAccessException | TransactionException unavailable) {
                throw new StorageUnavailable(doing, code(unavailable));
            }
        }
    }

    /** What happened, without the messages of the drivers: they quote values. */
    private static String code(NestedRuntimeException failure) {
        Throwable cause = failure.getMostSpecificCause();
        String name =
                failure.getClass().getSimpleName() + ", " + cause.getClass().getSimpleName();
        return cause instanceof SQLException sql ? name + " " + sql.getSQLState() + " " + sql.getErrorCode() : name;
    }

    private void transact(Runnable work) {
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            rollback(transaction, failed);
            throw failed;
        }
        transactions.commit(transaction);
    }

    private void rollback(TransactionStatus transaction, Throwable failed) {
        try {
            transactions.rollback(transaction);
        } catch (DataAccessException | TransactionException connectionIsGone) {
            failed.addSuppressed(connectionIsGone);
        }
    }
}
