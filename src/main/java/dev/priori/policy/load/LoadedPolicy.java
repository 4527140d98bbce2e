package dev.priori.policy.load;

import dev.priori.policy.Policy;
import dev.priori.policy.cql.CqlPolicy;
import dev.priori.policy.read.PolicyFiles;
import java.util.Map;

/**
 * A policy that can be evaluated, with the files it came from.
 *
 * @param elm ELM JSON by library name
 */
public record LoadedPolicy(Policy policy, CqlPolicy cql, PolicyFiles files, Map<String, String> elm) {}
