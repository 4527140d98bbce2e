package dev.priori.authorization;

/**
 * One identifier of a person or an organization, for instance a member id or an NPI.
 *
 * @param system the identifier's system, "" when the source names none
 */
public record Key(String system, String value) {

    /** {@code system|value}. */
    @Override
    public String toString() {
        return system + "|" + value;
    }
}
