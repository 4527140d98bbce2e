package dev.priori.policy.load;

import dev.priori.policy.cql.elm.CqlLibraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps the ELM of policies that were translated and found without faults, by the hash of their content. */
public final class ElmStore {

    private static final String SUFFIX = ".json";

    private final Path folder;

    /**
     * @param folder is made when something is kept
     */
    public ElmStore(Path folder) {
        String edition = UUID.nameUUIDFromBytes(CqlLibraries.edition().getBytes(StandardCharsets.UTF_8))
                .toString();
        this.folder = folder.resolve(edition);
    }

    /** ELM JSON by library name; empty when nothing is kept for that content. */
    Map<String, String> find(String contentHash) {
        Path kept = folder.resolve(contentHash);
        var elm = new TreeMap<String, String>();
        if (!Files.isDirectory(kept)) {
            return elm;
        }
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                elm.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return elm;
    }

    /** Keeps the ELM; the folder appears complete or not at all. */
    void keep(String contentHash, Map<String, String> elm) {
        Path kept = folder.resolve(contentHash);
        if (Files.exists(kept)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempDirectory(folder, "unfinished");
            for (Map.Entry<String, String> library : elm.entrySet()) {
                Files.writeString(unfinished.resolve(library.getKey() + SUFFIX), library.getValue());
            }
            Files.move(unfinished, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
