package dev.priori.authorization.store;

/** Series of numbers that never repeat, over all nodes and restarts; gaps are normal. The last digit is a check digit. */
public class Numbers {

    /** For an approved or modified item, for instance {@code PA-0000000018}. */
    public String authorization() {
        throw new UnsupportedOperationException();
    }

    /** For any other item, for instance {@code AR-0000000018}. */
    public String administrationReference() {
        throw new UnsupportedOperationException();
    }
}
