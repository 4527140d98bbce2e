package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.priori.PasClient.Acknowledged;
import dev.priori.pas.PasAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with its data on a disk that has no room left. */
class ServerFullDiskIT {
    private static final long RESERVE = 32L << 20;
    private static final String SMALL_DISK = "size=48m";

    @TempDir
    private Path folder;

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private boolean mounted;
    private int members;

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk().toString())).isTrue();
        }
    }

    @Test
    void a_full_disk_is_503_loses_nothing_and_is_used_again_when_it_has_room() throws Exception {
        mountSmallDisk();
        try (var server = new ServerProcess(folder, "--server.port=0", "--priori.data=disk");
                var client = new PasClient(server.port())) {
            submit(client, 6);

            fillDownTo(RESERVE - (1 << 20));
            refuse(client, 6);
            readOn(client);
            fillDownTo(0);
            refuse(client, 6);
            readOn(client);

            Files.delete(disk().resolve("filler"));
            submit(client, 6);
            findAll(client);
            server.kill();
        }
        try (var server = new ServerProcess(folder, "--server.port=0", "--priori.data=disk");
                var client = new PasClient(server.port())) {
            findAll(client);
        }
    }

    private void submit(PasClient client, int requests) {
        for (int i = 0; i < requests; i++) {
            String member = "M-DISK-" + members++;
            PasAnswer answer = client.submit(PasClient.request(members, member));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            acknowledged.add(Acknowledged.of(member, answer));
        }
    }

    private void refuse(PasClient client, int requests) {
        for (int i = 0; i < requests; i++) {
            String member = "M-DISK-" + members++;
            PasAnswer answer = client.submit(PasClient.request(members, member));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).as("PAS sends nothing with 5xx").isEmpty();
            refused.add(member);
        }
        PasAnswer hook = client.post("/cds-services/order-sign-crd", tour("order-sign-met"));
        assertThat(hook.status()).isEqualTo(503);
        assertThat(hook.json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
    }

    /** What needs no room answers as ever. */
    private void readOn(PasClient client) {
        acknowledged.forEach(client::find);
        assertThat(client.get("/fhir/pas/2.2/metadata").status()).isEqualTo(200);
        assertThat(client.get("/api/policies").status()).isEqualTo(200);
        assertThat(client.post("/api/policies/lumakras/assess", tour("submit-met"))
                        .status())
                .isEqualTo(200);
    }

    private void findAll(PasClient client) {
        acknowledged.forEach(client::find);
        assertThat(acknowledged).extracting(Acknowledged::number).doesNotHaveDuplicates();
        assertThat(refused)
                .allSatisfy(member -> assertThat(client.ofMember(member)).isEmpty());
    }

    private static String tour(String name) {
        try {
            return Files.readString(Path.of("fhir-resources/server/tour", name + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Path disk() {
        return folder.resolve("disk");
    }

    private void mountSmallDisk() throws Exception {
        Files.createDirectory(disk());
        mounted = run("mount", "-t", "tmpfs", "-o", SMALL_DISK, "tmpfs", disk().toString());
        assumeTrue(mounted, "this user may not mount a small disk");
    }

    /** Writes a file until no more than these bytes are free. */
    private void fillDownTo(long free) throws IOException {
        Path filler = disk().resolve("filler");
        long fill = disk().toFile().getUsableSpace() - free;
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (long written = 0; written < fill; written += block.length) {
                out.write(block);
            }
        }
        assertThat(disk().toFile().getUsableSpace()).isLessThanOrEqualTo(Math.max(free, 0));
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
}
