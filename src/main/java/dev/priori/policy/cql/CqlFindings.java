package dev.priori.policy.cql;

import dev.priori.chart.fact.Fact;
import dev.priori.chart.fact.When;
import dev.priori.policy.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.Precision;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** The values of an evaluation in the words of an assessment. A value of the wrong kind is a failure of the policy. */
record CqlFindings(CqlRun run) {

    /** A Boolean definition; null when CQL says null. */
    @Nullable
    Boolean truth(String name) {
        Object value = run.value(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw wrong(name, value);
    }

    /** Facts and tuples of these definitions in their order, each reference with the same words once. */
    List<Evidence> evidence(List<String> names) {
        var found = new LinkedHashMap<Map.Entry<String, String>, Evidence>();
        for (String name : names) {
            for (Object item : list(name)) {
                Evidence evidence =
                        switch (item) {
                            case Fact fact -> new Evidence(fact.reference(), fact.shows(), fact.date());
                            case Tuple tuple -> evidence(name, tuple);
                            default -> throw wrong(name, item);
                        };
                found.putIfAbsent(Map.entry(String.valueOf(evidence.reference()), evidence.shows()), evidence);
            }
        }
        return List.copyOf(found.values());
    }

    /** A list of strings. */
    List<String> words(String name) {
        var words = new ArrayList<String>();
        for (Object item : list(name)) {
            if (!(item instanceof String word)) {
                throw wrong(name, item);
            }
            words.add(word);
        }
        return words.stream().distinct().toList();
    }

    private List<Object> list(String name) {
        Object value = run.value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Iterable<?> items)) {
            throw wrong(name, value);
        }
        var list = new ArrayList<Object>();
        for (Object item : items) {
            if (item != null) {
                list.add(item);
            }
        }
        return list;
    }

    private Evidence evidence(String name, Tuple tuple) {
        Object reference = tuple.getElements().get("reference");
        Object shows = tuple.getElements().get("shows");
        Object date = tuple.getElements().get("date");
        if (date != null && !(date instanceof Date)) {
            throw wrong(name, date);
        }
        return new Evidence(
                reference == null ? null : reference.toString(),
                shows == null ? "" : shows.toString(),
                date == null ? null : when((Date) date));
    }

    private static When when(Date date) {
        var day = java.util.Objects.requireNonNull(date.getDate());
        Precision precision = date.getPrecision();
        return switch (precision == null ? Precision.DAY : precision) {
            case YEAR -> new When(day.getYear(), null, null, null);
            case MONTH -> new When(day.getYear(), day.getMonthValue(), null, null);
            default -> When.of(day);
        };
    }

    private RuntimeException wrong(String name, Object value) {
        return run.wrongValue(name, value.getClass().getSimpleName());
    }
}
