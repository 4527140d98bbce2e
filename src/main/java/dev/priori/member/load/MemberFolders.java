package dev.priori.member.load;

import dev.priori.fhir.Limits;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import dev.priori.member.store.MemberStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports the files of folders: {@code *.json} (a Bundle or one resource) and {@code *.ndjson}, each once for its content. */
public final class MemberFolders {

    private static final Logger LOG = LoggerFactory.getLogger(MemberFolders.class);

    private static final Limits LIMITS = Limits.DEFAULT.withBytes(100 * 1024 * 1024);

    private final MemberStore store;
    private final MemberImport members;

    public MemberFolders(MemberStore store, MemberImport members) {
        this.store = store;
        this.members = members;
    }

    /**
     * Imports what is new.
     *
     * @throws MembersRefused naming every file and line that cannot be read; the rest is taken
     */
    public void importAll(List<Path> folders) {
        var faults = new ArrayList<String>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                importFile(file).forEach(fault -> faults.add(file + ": " + fault.text()));
            }
        }
        if (!faults.isEmpty()) {
            throw new MembersRefused(faults);
        }
    }

    private List<Issue> importFile(Path file) {
        String name = name(file);
        try {
            String hash = hash(file);
            if (store.wasImported(name, hash)) {
                return List.of();
            }
            Imported imported = read(file);
            LOG.info("{}: {}", file, imported);
            if (imported.faults().isEmpty()) {
                store.imported(name, hash);
            }
            return imported.faults();
        } catch (ProblemException unreadable) {
            return unreadable.problem().issues();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Imported read(Path file) throws IOException {
        if (file.toString().endsWith(".ndjson")) {
            try (InputStream in = Files.newInputStream(file)) {
                return members.lines(in, Limits.DEFAULT);
            }
        }
        return members.document(Files.readAllBytes(file), LIMITS);
    }

    /** The end of a long path tells files apart as well as its beginning. */
    private static String name(Path file) {
        String path = file.toString();
        return path.substring(Math.max(0, path.length() - 500));
    }

    private static String hash(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
