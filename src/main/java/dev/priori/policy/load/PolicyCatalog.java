package dev.priori.policy.load;

import dev.priori.policy.read.BenefitReader;
import dev.priori.policy.read.Fault;
import dev.priori.policy.read.PolicyFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the server serves: the built-in policies and those of further content folders.
 *
 * @param policies every version of every policy
 * @param exclusions products that plans exclude
 */
public record PolicyCatalog(List<LoadedPolicy> policies, List<BenefitReader.Exclusion> exclusions) {

    /**
     * Loads and checks all of it.
     *
     * @param builtIn the policies of the jar
     * @param folders content folders, each with {@code cql} and {@code fhir-resources}
     * @param elm where ELM of the folders' policies is kept, so that an unchanged policy is not translated again
     * @throws BrokenPolicies naming all faults at once
     */
    public static PolicyCatalog load(BuiltInPolicies builtIn, List<Path> folders, ElmStore elm) {
        var faults = new ArrayList<Fault>();
        var loader = new PolicyLoader(faults);
        var loaded = new ArrayList<LoadedPolicy>();
        builtIn.policies().forEach((files, ready) -> loader.load(files, ready).ifPresent(loaded::add));
        var exclusions = new ArrayList<>(BenefitReader.read(builtIn.plans(), faults));
        Map<String, byte[]> shared = new HashMap<>(builtIn.shared());
        for (Path folder : folders) {
            var content = new PolicyFolders(folder);
            List<PolicyFiles> policies = content.policies(shared);
            if (policies.isEmpty()) {
                faults.add(new Fault(
                        folder.toString(), 0, "holds no policy; expected cql/<name> and fhir-resources/<name>"));
            }
            for (PolicyFiles files : policies) {
                load(files, loader, elm, loaded);
            }
            exclusions.addAll(BenefitReader.read(content.plans(), faults));
        }
        new OverlapCheck(faults).check(loaded);
        if (!faults.isEmpty()) {
            throw new BrokenPolicies(faults);
        }
        return new PolicyCatalog(List.copyOf(loaded), List.copyOf(exclusions));
    }

    private static void load(PolicyFiles files, PolicyLoader loader, ElmStore store, List<LoadedPolicy> loaded) {
        Map<String, String> kept = files.tested() ? store.find(files.hash()) : Map.of();
        if (!kept.isEmpty()) {
            loader.load(files, kept).ifPresent(loaded::add);
            return;
        }
        loader.load(files).ifPresent(policy -> {
            store.keep(files.hash(), policy.elm());
            loaded.add(policy);
        });
    }
}
