package dev.priori.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.priori.policy.load.LoadedPolicy;
import dev.priori.policy.load.PolicyFolders;
import dev.priori.policy.load.PolicyLoader;
import dev.priori.policy.read.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The policies of this repository. */
public class BuiltInPoliciesTest {

    public static List<LoadedPolicy> load(List<Fault> faults) {
        return new PolicyFolders(Path.of(""))
                .policies(Map.of()).stream()
                        .flatMap(files -> new PolicyLoader(faults).load(files).stream())
                        .toList();
    }

    @Test
    void every_built_in_policy_is_without_faults() {
        var faults = new ArrayList<Fault>();
        List<LoadedPolicy> loaded = load(faults);
        assertThat(faults).isEmpty();
        assertThat(loaded).isNotEmpty();
    }
}
