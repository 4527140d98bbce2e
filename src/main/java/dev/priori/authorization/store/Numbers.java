package dev.priori.authorization.store;

import dev.priori.database.Database;

/** Series of numbers that never repeat, over all nodes and restarts; gaps are normal. The last digit is a check digit. */
public class Numbers {

    private final Database database;

    public Numbers(Database database) {
        this.database = database;
    }

    /** For an approved or modified item, for instance {@code PA-0000000018}. */
    public String authorization() {
        return "PA-" + withCheckDigit(next("authorization_number"));
    }

    /** For any other item, for instance {@code AR-0000000018}. */
    public String administrationReference() {
        return "AR-" + withCheckDigit(next("administration_reference_number"));
    }

    /** Nine digits or more, then the Luhn check digit. */
    static String withCheckDigit(long number) {
        String digits = "%09d".formatted(number);
        int sum = 0;
        for (int i = digits.length() - 1, weight = 2; i >= 0; i--, weight = 3 - weight) {
            int product = (digits.charAt(i) - '0') * weight;
            sum += product > 9 ? product - 9 : product;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private long next(String sequence) {
        return database.draw(
                "drawing a number",
                () -> database.client()
                        .sql("select nextval('" + sequence + "')")
                        .query(Long.class)
                        .single());
    }
}
