package dev.priori.policy.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    /**
     * @param name folder name of the policy
     * @param root where the paths are relative to, with a slash at its end; "" for built-in ones
     * @param files contents by path
     */
    public PolicyFiles(String name, String root, Map<String, byte[]> files) {
        this.name = name;
        this.root = root;
        this.files = new TreeMap<>(files);
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
        return root + path;
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
