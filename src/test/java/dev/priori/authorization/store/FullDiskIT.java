package dev.priori.authorization.store;

import static dev.priori.authorization.store.Requests.approved;
import static dev.priori.authorization.store.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.priori.authorization.Received;
import dev.priori.database.Database;
import dev.priori.database.DatabaseFile;
import dev.priori.database.StorageUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskIT {

    private static final long NO_RESERVE = -1;
    private static final long A_MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private final List<UUID> acknowledged = new ArrayList<>();
    private final Random random = new Random(1);
    private boolean mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    @Test
    void a_disk_that_fills_up_loses_nothing_and_is_used_again_when_it_has_room() throws Exception {
        mountSmallDisk();
        try (HikariDataSource source = migrated(NO_RESERVE)) {
            CaseStore store = store(source, NO_RESERVE);
            keep(store, 20);
            fill();

            refuse(store, 5);
            findAll(store);

            Files.delete(folder.resolve("filler"));
            keep(store, 20);
            findAll(store);
        }
        reopenAndFindAll();
    }

    @Test
    void while_the_reserve_is_in_use_nothing_is_written_and_reading_goes_on() throws Exception {
        mountSmallDisk();
        try (HikariDataSource source = migrated(A_MEGABYTE)) {
            CaseStore store = store(source, A_MEGABYTE);
            keep(store, 20);
            fill();

            refuse(store, 5);
            findAll(store);
            assertThatThrownBy(() -> new Numbers(new Database(source, () -> false)).authorization())
                    .isInstanceOf(StorageUnavailable.class);

            Files.delete(folder.resolve("filler"));
            keep(store, 20);
            findAll(store);
        }
        reopenAndFindAll();
    }

    @Test
    void a_file_that_may_not_grow_loses_nothing_and_is_used_again_when_it_may() throws Exception {
        String self = Long.toString(ProcessHandle.current().pid());
        try (HikariDataSource source = migrated(NO_RESERVE)) {
            CaseStore store = store(source, NO_RESERVE);
            keep(store, 20);
            long size = Files.size(folder.resolve("priori.mv.db"));
            assumeTrue(run("prlimit", "--pid", self, "--fsize=" + size + ":"), "prlimit is not there");
            try {
                refuseSooner(store);
                findAll(store);
            } finally {
                assertThat(run("prlimit", "--pid", self, "--fsize=unlimited:")).isTrue();
            }
            keep(store, 20);
            findAll(store);
        }
        reopenAndFindAll();
    }

    private void mountSmallDisk() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder.toString());
        assumeTrue(mounted, "this user may not mount a small disk");
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private HikariDataSource migrated(long reserve) {
        HikariDataSource source = new DatabaseFile(folder, reserve).open();
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    private CaseStore store(HikariDataSource source, long reserve) {
        return new CaseStore(new Database(source, new DatabaseFile(folder, reserve)::hasRoom));
    }

    private void fill() {
        assertThatThrownBy(() -> {
                    try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
                        while (true) {
                            filler.write(new byte[4096]);
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private void keep(CaseStore store, int cases) {
        for (int i = 0; i < cases; i++) {
            keepOne(store);
        }
    }

    private void refuse(CaseStore store, int cases) {
        for (int i = 0; i < cases; i++) {
            assertThatThrownBy(() -> keepOne(store)).isInstanceOf(StorageUnavailable.class);
        }
    }

    /** Free space inside the file takes some cases; then it is over. */
    private void refuseSooner(CaseStore store) {
        assertThatThrownBy(() -> keep(store, 10_000)).isInstanceOf(StorageUnavailable.class);
    }

    private void keepOne(CaseStore store) {
        byte[] body = new byte[20_000];
        random.nextBytes(body);
        Received received = Received.of("caller", "pas-2.2", body, Requests.NOON);
        UUID number = UUID.randomUUID();
        acknowledged.add(store.keep(
                        request(received, approved(1, number.toString().substring(0, 18))), Duration.ofMinutes(1))
                .kept()
                .id());
    }

    private void findAll(CaseStore store) {
        assertThat(acknowledged)
                .allSatisfy(id -> assertThat(store.find(id)).isPresent())
                .allSatisfy(id -> assertThat(store.exchange(id, 1)).isPresent());
    }

    private void reopenAndFindAll() {
        try (HikariDataSource source = new DatabaseFile(folder).open()) {
            findAll(store(source, NO_RESERVE));
        }
    }
}
