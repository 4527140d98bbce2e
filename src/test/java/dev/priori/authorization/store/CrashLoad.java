package dev.priori.authorization.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Received;
import dev.priori.database.Database;
import dev.priori.database.DatabaseFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;

/** Keeps cases with several threads until it is killed, and says so on standard output: id, number, one line each. */
class CrashLoad {

    private static final int THREADS = 4;

    private CrashLoad() {}

    public static void main(String[] arguments) {
        HikariDataSource source = new DatabaseFile(Path.of(arguments[0])).open();
        Flyway.configure().dataSource(source).load().migrate();
        var database = new Database(source);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                threads.execute(() -> keepForEver(new CaseStore(database), new Numbers(database)));
            }
        }
    }

    private static void keepForEver(CaseStore store, Numbers numbers) {
        while (true) {
            String number = numbers.authorization();
            byte[] body = ("{\"resourceType\":\"Bundle\",\"id\":\"" + UUID.randomUUID() + "\"}")
                    .repeat(200)
                    .getBytes(StandardCharsets.UTF_8);
            Received received = Received.of("caller", "pas-2.2", body, Requests.NOON);
            UUID id = store.keep(Requests.request(received, Requests.approved(1, number)), Duration.ofMinutes(1))
                    .kept()
                    .id();
            synchronized (System.out) {
                System.out.println("kept " + id + " " + number);
            }
        }
    }
}
