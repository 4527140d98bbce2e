package dev.priori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, started the way an operator starts it. */
class JarIT {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void the_jar_starts_from_any_folder_and_says_who_may_call() throws Exception {
        Process server = start("--server.port=0");
        try {
            List<String> log = new ArrayList<>();
            int port = port(server, log);

            assertThat(ask(port, "/actuator/health")).startsWith("HTTP/1.1 200").contains("\"UP\"");
            assertThat(folder.resolve("data/priori.mv.db")).isRegularFile();
            stop(server, log);
            assertThat(log)
                    .filteredOn(line -> line.contains("callers on this machine only"))
                    .hasSize(1);
            assertThat(log).noneMatch(line -> line.contains("OPEN TO THE NETWORK"));
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void a_server_open_to_the_network_shouts_it_and_tells_nothing_of_its_inside() throws Exception {
        Process server = start("--server.port=0", "--server.address=0.0.0.0", "--priori.open-to-network=true");
        try {
            List<String> log = new ArrayList<>();
            int port = port(server, log);
            for (String target : List.of("/x?marker=%zz", "/x?marker=%", "/x?marker=%FF", "/x%zz", "/{marker}|<")) {
                assertThat(ask(port, target))
                        .startsWith("HTTP/1.1 400")
                        .doesNotContainIgnoringCase("tomcat")
                        .doesNotContain("Exception", "marker", "\tat ");
            }
            assertThat(ask(port, "/x?whole=%C3%A9%25")).startsWith("HTTP/1.1 404");
            stop(server, log);
            assertThat(log)
                    .noneMatch(line -> line.contains("marker"))
                    .filteredOn(line -> line.contains("OPEN TO THE NETWORK"))
                    .singleElement()
                    .asString()
                    .contains(" WARN ");
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void refused_settings_end_the_start_before_anything_is_written() throws Exception {
        Process server = start("--priori.foo=1", "--server.address=0.0.0.0");
        List<String> log = new ArrayList<>();
        rest(server, log);

        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(log)
                .anyMatch(line -> line.contains("Priori did not start: 2 settings cannot be used."))
                .noneMatch(line -> line.startsWith("\tat "));
        assertThat(folder).isEmptyDirectory();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "priori.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Reads the log up to the line that says the server is ready, and takes the port from it. */
    private static int port(Process server, List<String> log) throws IOException {
        BufferedReader lines = server.inputReader();
        String line = lines.readLine();
        while (line != null && !line.contains("Started Priori")) {
            log.add(line);
            line = lines.readLine();
        }
        return log.stream()
                .flatMap(written -> PORT.matcher(written).results())
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("ended without listening:\n" + String.join("\n", log)));
    }

    /** Asks the process to end; its handle, unlike itself, leaves the log to be read. */
    private static void stop(Process server, List<String> log) throws Exception {
        server.toHandle().destroy();
        rest(server, log);
    }

    private static void rest(Process server, List<String> log) throws Exception {
        server.inputReader().lines().forEach(log::add);
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
