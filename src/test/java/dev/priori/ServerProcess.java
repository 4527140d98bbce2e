package dev.priori;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server as a process of its own, started the way an operator starts it. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int DEADLINE_SECONDS = 120;

    private final Process process;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Thread reader;

    /** Starts the jar in that folder. */
    ServerProcess(Path folder, String... arguments) throws IOException {
        this(folder, List.of("-XX:TieredStopAtLevel=1"), arguments);
    }

    /** Starts the jar in that folder, with these options of the JVM. */
    ServerProcess(Path folder, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(
                List.of("-jar", Path.of("target", "priori.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        reader = Thread.ofVirtual().start(this::read);
    }

    private void read() {
        int listening = 0;
        try (var lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                log.add(line);
                Matcher found = PORT.matcher(line);
                listening = found.find() ? Integer.parseInt(found.group(1)) : listening;
                if (line.contains("Started Priori")) {
                    port.complete(listening);
                }
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } finally {
            port.completeExceptionally(
                    new AssertionError("The server ended without listening:\n" + String.join("\n", log)));
        }
    }

    /** Waits until the server is ready; the port it listens on. */
    int port() throws Exception {
        return port.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends it by signal 9; its exit value. */
    int kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        return process.waitFor();
    }

    /** Asks it to end and waits for that; everything it wrote. */
    List<String> stop() throws InterruptedException {
        process.toHandle().destroy();
        return ended();
    }

    /** Waits until it has ended by itself; everything it wrote. */
    List<String> ended() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The server runs on after " + DEADLINE_SECONDS + " s");
        }
        reader.join();
        return List.copyOf(log);
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Ends it, however it is, and waits for that: its folder can be deleted then. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
