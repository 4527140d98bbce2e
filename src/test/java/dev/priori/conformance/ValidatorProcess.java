package dev.priori.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HL7 validator as a process of its own, since it wants other FHIR classes than the server. It is built once, in {@code
 * target/conformance}; where its sources and the packages lie is told by the property or variable {@code
 * FHIR_PACKAGES}, else they are looked for beside the checkout.
 */
final class ValidatorProcess implements AutoCloseable {

    private static final String PACKAGES = "FHIR_PACKAGES";
    private static final String VALIDATOR = "FHIR_VALIDATOR";
    private static final Path WORK = Path.of("target", "conformance");

    private final Process process;
    private final int port;

    private ValidatorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    int port() {
        return port;
    }

    static Optional<ValidatorProcess> start() {
        Path packages = configured(PACKAGES, Path.of("..", "shared", "fhir-packages"));
        Path sources = configured(
                VALIDATOR,
                packages.resolveSibling("inferno").resolve("services").resolve("validator"));
        Path script = packages.resolve("prepare_cache.py");
        if (!Files.isRegularFile(script) || !Files.isRegularFile(sources.resolve("pom.xml"))) {
            System.out.println("Profile validation is skipped: no packages in " + packages + " or no validator in "
                    + sources + "; set " + PACKAGES + " and " + VALIDATOR);
            return Optional.empty();
        }
        try {
            return Optional.of(start(build(sources), cache(script)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path configured(String name, Path otherwise) {
        String property = System.getProperty(name, System.getenv(name));
        return (property == null ? otherwise : Path.of(property))
                .toAbsolutePath()
                .normalize();
    }

    /** Without the network first; the second try fetches what the local repository lacks. */
    private static Path build(Path sources) throws IOException {
        Path copy = WORK.resolve("validator");
        Path done = copy.resolve("target").resolve("lib");
        if (!Files.isDirectory(done)) {
            copy(sources, copy);
            Path pom = copy.resolve("pom.xml");
            if (run("mvn", "-q", "-B", "-o", "-f", pom.toString(), "package") != 0
                    && run("mvn", "-q", "-B", "-f", pom.toString(), "package") != 0) {
                throw new IOException("The validator does not build; see " + WORK.resolve("output.log"));
            }
        }
        return copy.resolve("target");
    }

    private static Path cache(Path script) throws IOException {
        Path cache = WORK.resolve("packages");
        Path ready = WORK.resolve("packages.ready");
        if (!Files.exists(ready)) {
            if (run("python3", script.toString(), cache.toAbsolutePath().toString()) != 0) {
                throw new IOException("The packages cannot be unpacked; see " + WORK.resolve("output.log"));
            }
            Files.createFile(ready);
        }
        return cache;
    }

    private static ValidatorProcess start(Path built, Path cache) throws IOException {
        int port = freePort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx3g",
                        "-Duser.home=" + cache.toAbsolutePath(),
                        "-cp",
                        built.resolve("classes") + System.getProperty("path.separator") + built.resolve("lib") + "/*",
                        "ValidatorService",
                        String.valueOf(port))
                .redirectError(WORK.resolve("validator.log").toFile())
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        @Nullable String line = output.readLine();
        while (line != null && !line.startsWith("validator on")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The validator does not start; see " + WORK.resolve("validator.log"));
        }
        Thread.ofVirtual().start(() -> output.lines().forEach(said -> {}));
        return new ValidatorProcess(process, port);
    }

    private static int run(String... command) throws IOException {
        Files.createDirectories(WORK);
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            WORK.resolve("output.log").toFile()))
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.endsWith("target")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(Objects.toString(from.relativize(folder))));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.write(to.resolve(from.relativize(file).toString()), Files.readAllBytes(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
