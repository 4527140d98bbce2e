package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started the way an operator starts it. */
class JarIT {
    @TempDir
    private Path folder;

    @Test
    void the_jar_starts_from_any_folder_and_says_who_may_call() throws Exception {
        try (var server = new ServerProcess(folder, "--server.port=0")) {
            assertThat(ask(server.port(), "/actuator/health"))
                    .startsWith("HTTP/1.1 200")
                    .contains("\"UP\"");
            assertThat(folder.resolve("data/priori.mv.db")).isRegularFile();
            List<String> log = server.stop();
            assertThat(log)
                    .filteredOn(line -> line.contains("callers on this machine only"))
                    .hasSize(1);
            assertThat(log).noneMatch(line -> line.contains("OPEN TO THE NETWORK"));
        }
    }

    @Test
    void a_server_open_to_the_network_shouts_it_and_tells_nothing_of_its_inside() throws Exception {
        try (var server = new ServerProcess(
                folder, "--server.port=0", "--server.address=0.0.0.0", "--priori.open-to-network=true")) {
            int port = server.port();
            for (String target : List.of("/x?marker=%zz", "/x?marker=%", "/x?marker=%FF", "/x%zz", "/{marker}|<")) {
                assertThat(ask(port, target))
                        .startsWith("HTTP/1.1 400")
                        .doesNotContainIgnoringCase("tomcat")
                        .doesNotContain("Exception", "marker", "\tat ");
            }
            assertThat(ask(port, "/x?whole=%C3%A9%25")).startsWith("HTTP/1.1 404");
            assertThat(server.stop())
                    .noneMatch(line -> line.contains("marker"))
                    .filteredOn(line -> line.contains("OPEN TO THE NETWORK"))
                    .singleElement()
                    .asString()
                    .contains(" WARN ");
        }
    }

    @Test
    void refused_settings_end_the_start_before_anything_is_written() throws Exception {
        try (var server = new ServerProcess(folder, "--priori.foo=1", "--server.address=0.0.0.0")) {
            List<String> log = server.ended();
            assertThat(server.exitValue()).isEqualTo(1);
            assertThat(log)
                    .anyMatch(line -> line.contains("Priori did not start: 2 settings cannot be used."))
                    .noneMatch(line -> line.startsWith("\tat "));
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** Writes the target as it is: no client would send these. */
    private static String ask(int port, String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
