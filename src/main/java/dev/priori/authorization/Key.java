package dev.priori.authorization;

import java.util.Collection;

/**
 * One identifier of a person or an organization, for instance a member id or an NPI.
 *
 * @param system the identifier's system, "" when the source names none
 */
public record Key(String system, String value) {

    /** Whether one of the keys is the same as one of the others; a key without system matches any system. */
    public static boolean anyOf(Collection<Key> keys, Collection<Key> others) {
        return keys.stream().anyMatch(key -> others.stream().anyMatch(key::matches));
    }

    private boolean matches(Key other) {
        return value.equals(other.value) && (system.isEmpty() || other.system.isEmpty() || system.equals(other.system));
    }

    /** {@code system|value}. */
    @Override
    public String toString() {
        return system + "|" + value;
    }
}
