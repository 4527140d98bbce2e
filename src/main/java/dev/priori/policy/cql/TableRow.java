package dev.priori.policy.cql;

import dev.priori.chart.fact.When;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a policy's data table (a concept of a CodeSystem with properties): CQL type {@code Row}. */
public record TableRow(String table, String code, String display, List<Property> properties) {

    /** A property of the row: its text or code, and its value as a number or a date where it is one. */
    public record Property(
            String name,
            @Nullable String value,
            @Nullable BigDecimal amount,
            @Nullable When on) {}

    /** A row of one value. */
    static TableRow of(String table, String name, String value, @Nullable BigDecimal amount) {
        return new TableRow(table, name, value, List.of(new Property("value", value, amount, null)));
    }

    /** By the code alone: the engine hashes rows often, and their properties are long. */
    @Override
    public int hashCode() {
        return code.hashCode();
    }
}
