package dev.priori.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project as they lie in its folder. */
final class SourceTree {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git", ".idea", ".vscode");

    private SourceTree() {}

    /** Files under a folder (or the folder itself when it is a file) whose names end in one of the endings. */
    static List<Path> files(String folder, String... endings) {
        Path top = ROOT.resolve(folder);
        if (!Files.exists(top)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(top)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file ->
                            !NOT_OURS.contains(ROOT.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As it stands in a finding: from the project's folder. */
    static String name(Path file) {
        return ROOT.relativize(file.toAbsolutePath()).toString();
    }
}
