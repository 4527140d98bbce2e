package dev.priori.policy.load;

import dev.priori.policy.read.PolicyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The policies inside the jar, translated and checked when it was built. */
public final class BuiltInPolicies {

    /** Lists the policies and their files; a class path cannot be listed. */
    static final String INDEX = "elm/index.txt";

    private final List<String> index;

    /** One line of the index: the policy a file belongs to, "" for CQL that is shared, and its path. */
    record Listed(String policy, String path) {

        static Listed parse(String line) {
            int tab = line.indexOf('\t');
            return new Listed(line.substring(0, tab), line.substring(tab + 1));
        }

        @Override
        public String toString() {
            return policy + "\t" + path;
        }
    }

    public BuiltInPolicies() {
        index = text(INDEX).lines().toList();
    }

    /** CQL that every policy may include, by path. */
    public Map<String, byte[]> shared() {
        return files("");
    }

    /** The policies' files with their ELM. */
    Map<PolicyFiles, Map<String, String>> policies() {
        var found = new HashMap<PolicyFiles, Map<String, String>>();
        index.stream()
                .map(Listed::parse)
                .map(Listed::policy)
                .distinct()
                .filter(name -> !name.isEmpty() && !name.equals("server"))
                .forEach(name -> {
                    Map<String, byte[]> files = files(name);
                    var elm = new TreeMap<String, String>();
                    String folder = "elm/" + name + "/";
                    files.forEach((path, bytes) -> {
                        if (path.startsWith(folder)) {
                            String library = path.substring(folder.length(), path.length() - ".json".length());
                            elm.put(library, new String(bytes, StandardCharsets.UTF_8));
                        }
                    });
                    files.keySet().removeIf(path -> path.startsWith(folder));
                    files.putAll(shared());
                    found.put(new PolicyFiles(name, "", files, Map.of(), true), elm);
                });
        return found;
    }

    /** Plan data that belong to no policy. */
    PolicyFiles plans() {
        return new PolicyFiles("server", "", files("server"), Map.of(), true);
    }

    private Map<String, byte[]> files(String policy) {
        var files = new HashMap<String, byte[]>();
        for (String line : index) {
            Listed listed = Listed.parse(line);
            if (listed.policy().equals(policy)) {
                files.put(listed.path(), bytes(listed.path()));
            }
        }
        return files;
    }

    private static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) {
        try (InputStream in = BuiltInPolicies.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        path + " is not on the class path; the build's phase process-classes makes it");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
