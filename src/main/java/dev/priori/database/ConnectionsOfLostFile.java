package dev.priori.database;

import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * After a write has failed H2 refuses its file to every connection, for ever, while each still calls itself valid. Once
 * one shows it, all are replaced: the first new one opens the file again.
 */
class ConnectionsOfLostFile implements SQLExceptionOverride {

    private static final Set<Integer> LOST = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.CONNECTION_BROKEN_1);

    private volatile @Nullable HikariPoolMXBean pool;

    void evictFrom(HikariPoolMXBean pool) {
        this.pool = pool;
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        if (!LOST.contains(failure.getErrorCode())) {
            return Override.CONTINUE_EVICT;
        }
        HikariPoolMXBean all = pool;
        if (all != null) {
            all.softEvictConnections();
        }
        return Override.MUST_EVICT;
    }
}
