package dev.priori.assess;

import dev.priori.fhir.Problem;
import dev.priori.fhir.Problem.Issue;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The query of a request, read strictly: every parameter is known, and the faults of all of them are told at once. */
final class QueryParameters {
    private final Map<String, String[]> given;
    private final List<Issue> faults = new ArrayList<>();

    QueryParameters(Map<String, String[]> given, Set<String> known) {
        this.given = given;
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                String shown =
                        name.matches("[A-Za-z][A-Za-z0-9_-]{0,30}") ? "'" + name + "'" : "a name of unusual form";
                fault("A query parameter is not known", shown, "use " + String.join(", ", known));
            }
        }
    }

    /**
     * A parameter given at most once.
     *
     * @param reader null for a value that will not do
     * @param remedy what would do
     */
    <T> @Nullable T single(String name, Function<String, @Nullable T> reader, String remedy) {
        String[] values = given.get(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            fault("Query parameter '" + name + "' is repeated", values.length + " values", "give it once");
            return null;
        }
        T value = reader.apply(values[0]);
        if (value == null) {
            fault("Query parameter '" + name + "' has no valid value", "another text", remedy);
        }
        return value;
    }

    /** The values of a parameter that holds a list, separated by commas, and may be repeated. */
    List<String> list(String name, Function<String, Boolean> valid, String remedy) {
        List<String> values = Arrays.stream(given.getOrDefault(name, new String[0]))
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        if (!values.stream().allMatch(valid::apply)) {
            fault("Query parameter '" + name + "' has no valid value", "another text", remedy);
        }
        return values;
    }

    /** @throws ProblemException 400 naming every fault */
    void refuseFaults() {
        if (!faults.isEmpty()) {
            throw new ProblemException(new Problem(400, faults));
        }
    }

    private void fault(String what, String found, String remedy) {
        faults.add(Issue.error("value", what, null, found, remedy));
    }
}
