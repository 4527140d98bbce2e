package dev.priori.authorization.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Case;
import dev.priori.database.Database;
import dev.priori.database.DatabaseFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class CrashIT {

    private static final int ROUNDS = 3;
    private static final int ACKNOWLEDGED_PER_ROUND = 150;

    @TempDir
    Path folder;

    private final Map<UUID, String> acknowledged = new HashMap<>();

    @Test
    void whatever_was_acknowledged_before_a_kill_is_found_once_with_its_number_and_outcome() throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            keepUntilKilled();

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(round * ACKNOWLEDGED_PER_ROUND);
            assertThat(acknowledged.values()).doesNotHaveDuplicates();
            try (HikariDataSource source = new DatabaseFile(folder).open()) {
                findEveryAcknowledgedCase(source);
                findNothingHalfDone(source);
            }
        }
    }

    private void keepUntilKilled() throws IOException, InterruptedException {
        Process load = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashLoad.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = load.inputReader(StandardCharsets.UTF_8)) {
            int seen = 0;
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.matches("kept [0-9a-f-]{36} PA-\\d{10}")) {
                    String[] words = line.split(" ");
                    acknowledged.put(UUID.fromString(words[1]), words[2]);
                    if (++seen == ACKNOWLEDGED_PER_ROUND) {
                        load.toHandle().destroyForcibly();
                    }
                }
            }
        } finally {
            load.destroyForcibly();
        }
        assertThat(load.waitFor()).as("ended by signal 9").isEqualTo(128 + 9);
    }

    private void findEveryAcknowledgedCase(HikariDataSource source) {
        var store = new CaseStore(new Database(source));
        acknowledged.forEach((id, number) -> {
            Case found = store.byNumber(number).orElseThrow();
            assertThat(found.id()).isEqualTo(id);
            assertThat(found.items()).singleElement().satisfies(item -> {
                assertThat(item.authorizationNumber()).isEqualTo(number);
                assertThat(item.determination()).isEqualTo(Requests.APPROVED);
            });
            assertThat(store.exchange(id, 1)).isPresent();
        });
    }

    /** What was not acknowledged is there whole or not at all, whatever row the kill left behind: no reader meets half of it. */
    private static void findNothingHalfDone(HikariDataSource source) {
        var store = new CaseStore(new Database(source));
        JdbcClient client = JdbcClient.create(source);
        List<String> numbers =
                client.sql("select number from case_number").query(String.class).list();
        assertThat(numbers).doesNotHaveDuplicates();
        for (UUID id : client.sql("select id from authorization_case")
                .query(UUID.class)
                .list()) {
            store.find(id).ifPresent(found -> {
                assertThat(found.items())
                        .singleElement()
                        .satisfies(item -> assertThat(numbers).contains(item.authorizationNumber()));
                assertThat(found.member()).isNotEmpty();
                assertThat(found.providers()).isNotEmpty();
                assertThat(store.exchange(id, 1)).isPresent();
            });
        }
    }
}
