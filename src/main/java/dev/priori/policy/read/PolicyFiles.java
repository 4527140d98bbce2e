package dev.priori.policy.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one policy: {@code cql/<name>}, {@code cql/shared} and {@code fhir-resources/<name>}, without its cases.
 */
public final class PolicyFiles {

    private final String name;

    private final String root;

    private final SortedMap<String, byte[]> files;

    private final Set<String> elsewhere;

    private final boolean tested;

    /**
     * @param name folder name of the policy
     * @param root where the paths are relative to, with a slash at its end; "" for built-in ones
     * @param own contents by path
     * @param shared contents by path of what the server shares with every policy; own files of the same path win
     * @param tested whether the policy has cases
     */
    public PolicyFiles(String name, String root, Map<String, byte[]> own, Map<String, byte[]> shared, boolean tested) {
        this.name = name;
        this.root = root;
        this.files = new TreeMap<>(shared);
        this.files.putAll(own);
        this.elsewhere = new HashSet<>(shared.keySet());
        this.elsewhere.removeAll(own.keySet());
        this.tested = tested;
    }

    public String name() {
        return name;
    }

    /** Folder of the FHIR files, with a slash at its end. */
    public String resources() {
        return "fhir-resources/" + name + "/";
    }

    /** The path as it is shown in faults. */
    public String shown(String path) {
        return elsewhere.contains(path) ? path : root + path;
    }

    /** True when the policy has cases: charts with what must be found in them. */
    public boolean tested() {
        return tested;
    }

    /** The first line of a file that holds a text, from 1; 1 when none does. */
    public int line(String path, String text) {
        int at = text(path).indexOf(text);
        return at < 0
                ? 1
                : 1
                        + (int) text(path)
                                .substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    /** Every path, sorted. */
    public Set<String> all() {
        return Collections.unmodifiableSet(files.keySet());
    }

    public byte @Nullable [] bytes(String path) {
        byte[] found = files.get(path);
        return found == null ? null : found.clone();
    }

    /** Paths below a folder (with a slash at its end) that end with a suffix, sorted. */
    public List<String> paths(String folder, String suffix) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder) && path.endsWith(suffix))
                .toList();
    }

    /** CQL texts by path: the policy's own and the shared ones. */
    public SortedMap<String, String> cql() {
        var texts = new TreeMap<String, String>();
        for (String path : paths("cql/", ".cql")) {
            texts.put(path, text(path));
        }
        return texts;
    }

    private String text(String path) {
        byte[] bytes = bytes(path);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    /** SHA-256 over the sorted paths and contents, hex. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((path, bytes) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
