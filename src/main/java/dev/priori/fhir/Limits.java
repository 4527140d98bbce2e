package dev.priori.fhir;

/**
 * What a body may cost.
 *
 * @param bytes longest body, in bytes
 * @param depth deepest nesting of objects and arrays
 * @param digits longest number in characters, and largest exponent in either direction
 */
public record Limits(int bytes, int depth, int digits) {

    /** 10 MB, 200 levels, numbers of 1000 characters. */
    public static final Limits DEFAULT = new Limits(10 * 1024 * 1024, 200, 1000);

    public Limits withBytes(int longest) {
        return new Limits(longest, depth, digits);
    }
}
