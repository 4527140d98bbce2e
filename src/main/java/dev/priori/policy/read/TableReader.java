package dev.priori.policy.read;

import dev.priori.chart.fact.When;
import dev.priori.policy.cql.TableRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the data tables of a policy: CodeSystems whose concepts are rows and whose properties are columns. */
public final class TableReader {

    private TableReader() {}

    /** Every row of every table. */
    public static List<TableRow> read(PolicyFiles files, List<Fault> faults) {
        var rows = new ArrayList<TableRow>();
        for (String path : files.paths(files.resources() + "tables/", ".json")) {
            JsonFile.read(files, path, faults).ifPresent(file -> {
                Part root = file.root();
                String url = root.required("url", faults);
                for (Part concept : root.list("concept")) {
                    rows.add(new TableRow(
                            url,
                            concept.required("code", faults),
                            concept.textOrEmpty("display"),
                            properties(concept, faults)));
                }
            });
        }
        return rows;
    }

    private static List<TableRow.Property> properties(Part concept, List<Fault> faults) {
        var properties = new ArrayList<TableRow.Property>();
        for (Part property : concept.list("property")) {
            String name = property.required("code", faults);
            JsonNode value = property.value();
            if (value == null || value.isContainer()) {
                faults.add(property.fault("the property " + name + " has no simple value"));
                continue;
            }
            String text = value.isString() ? value.stringValue() : value.toString();
            BigDecimal amount = value.isNumber() ? value.decimalValue() : null;
            boolean dated = property.node().has("valueDateTime");
            When on = dated ? date(text) : null;
            if (dated && on == null) {
                faults.add(property.fault("the property " + name + " is no date: " + text));
            }
            properties.add(new TableRow.Property(name, text, amount, on));
        }
        return properties;
    }

    private static @Nullable When date(String text) {
        if (!text.matches("\\d{4}(-\\d{2}(-\\d{2}.*)?)?")) {
            return null;
        }
        int year = Integer.parseInt(text.substring(0, 4));
        Integer month = text.length() >= 7 ? Integer.valueOf(text.substring(5, 7)) : null;
        Integer day = text.length() >= 10 ? Integer.valueOf(text.substring(8, 10)) : null;
        return new When(year, month, day, null);
    }
}
