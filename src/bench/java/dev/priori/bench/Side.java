package dev.priori.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, with the flags of a real start. */
final class Side implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int TICK_MILLIS = 10;

    private final String name;
    private final Process process;
    private final int port;
    private final Duration ready;

    private Side(String name, Process process, int port, Duration ready) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.ready = ready;
    }

    /** The packaged server on a new data folder. */
    static Side priori(Path data) {
        return start(
                "priori",
                List.of(
                        "-jar",
                        Path.of("target/priori.jar").toAbsolutePath().toString(),
                        "--priori.data=" + data.toAbsolutePath()));
    }

    static Side bare() {
        return start("bare", List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()));
    }

    private static Side start(String name, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Path.of("docker/jvm.options").toAbsolutePath());
        command.addAll(List.of(System.getProperty(name + ".options", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.addAll(arguments);
        command.add("--server.port=0");
        long began = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            int port = port(process.inputReader());
            Duration ready = Duration.ofNanos(System.nanoTime() - began);
            Thread.ofVirtual().start(() -> drain(process.inputReader()));
            return new Side(name, process, port, ready);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads the log up to the line that says it is ready. */
    private static int port(BufferedReader log) throws IOException {
        int port = 0;
        var said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            Matcher found = PORT.matcher(line);
            if (found.find()) {
                port = Integer.parseInt(found.group(1));
            }
            if (port > 0 && line.contains(": Started ")) {
                return port;
            }
        }
        throw new IllegalStateException("ended without listening:\n" + said);
    }

    private static void drain(BufferedReader log) {
        log.lines().filter(line -> line.contains(" ERROR ")).limit(5).forEach(System.out::println);
        log.lines().forEach(line -> {});
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** From the start of the process to the line that says it is ready. */
    Duration ready() {
        return ready;
    }

    /** CPU time of the whole process so far, in milliseconds; the system counts in steps of ten. */
    long cpuMillis() {
        String stat = text("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    /** Resident memory in megabytes, and the most it ever was. */
    String resident() {
        return megabytes("VmRSS:") + " MB, at most " + megabytes("VmHWM:") + " MB so far";
    }

    private long megabytes(String key) {
        return text("status")
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private String text(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException gone) {
            throw new UncheckedIOException(name + " is not running", gone);
        }
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
