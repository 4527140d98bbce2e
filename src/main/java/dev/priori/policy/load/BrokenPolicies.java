package dev.priori.policy.load;

import dev.priori.policy.read.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** Policies that cannot be served, with every fault. The server does not start. */
public final class BrokenPolicies extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public BrokenPolicies(List<Fault> faults) {
        super("The policies have " + faults.size() + (faults.size() == 1 ? " fault:\n" : " faults:\n")
                + faults.stream().sorted().map(fault -> "  " + fault).collect(Collectors.joining("\n")));
        this.faults = faults.stream().sorted().toList();
    }

    public List<Fault> faults() {
        return faults;
    }
}
