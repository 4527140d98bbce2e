package dev.priori.policy.load;

import dev.priori.policy.load.BuiltInPolicies.Listed;
import dev.priori.policy.read.Fault;
import dev.priori.policy.read.PolicyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The step of the build that translates the built-in policies to ELM, and fails with their faults when they have any. */
public final class PolicyBuild {

    private PolicyBuild() {}

    /**
     * @param arguments the project folder, and the folder of the compiled classes
     */
    public static void main(String[] arguments) throws IOException {
        try {
            write(new PolicyFolders(Path.of(arguments[0])), Path.of(arguments[1]));
        } catch (BrokenPolicies e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void write(PolicyFolders folders, Path target) throws IOException {
        var faults = new ArrayList<Fault>();
        var loader = new PolicyLoader(faults);
        List<LoadedPolicy> loaded = folders.policies(Map.of()).stream()
                .flatMap(files -> loader.load(files).stream())
                .toList();
        new OverlapCheck(faults).check(loaded);
        if (!faults.isEmpty()) {
            throw new BrokenPolicies(faults);
        }
        var index = new ArrayList<String>();
        for (LoadedPolicy policy : loaded) {
            list(policy.files(), index);
            for (Map.Entry<String, String> library : policy.elm().entrySet()) {
                String path = "elm/" + policy.files().name() + "/" + library.getKey() + ".json";
                Files.createDirectories(target.resolve(path).getParent());
                Files.writeString(target.resolve(path), library.getValue());
                index.add(new Listed(policy.files().name(), path).toString());
            }
        }
        folders.shared().keySet().forEach(path -> index.add(new Listed("", path).toString()));
        folders.plans().all().forEach(path -> index.add(new Listed("server", path).toString()));
        Files.createDirectories(target.resolve("elm"));
        Files.write(
                target.resolve(BuiltInPolicies.INDEX), index.stream().sorted().toList());
    }

    private static void list(PolicyFiles files, List<String> index) {
        for (String path : files.all()) {
            if (!path.startsWith("cql/shared/")) {
                index.add(new Listed(files.name(), path).toString());
            }
        }
    }
}
