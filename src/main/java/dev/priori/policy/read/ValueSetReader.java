package dev.priori.policy.read;

import dev.priori.chart.fact.Coding;
import dev.priori.policy.ValueSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the expanded ValueSets of a policy. A set without a stored expansion is a fault: nothing expands it at run time. */
public final class ValueSetReader {

    private ValueSetReader() {}

    /** The sets by url. */
    public static Map<String, ValueSet> read(PolicyFiles files, List<Fault> faults) {
        var sets = new LinkedHashMap<String, ValueSet>();
        for (String path : files.paths(files.resources() + "valuesets/", ".json")) {
            JsonFile.read(files, path, faults).ifPresent(file -> {
                Part root = file.root();
                String url = root.required("url", faults);
                if (sets.put(url, new ValueSet(url, codings(root, faults))) != null) {
                    faults.add(root.faultAt("url", "a second value set of the url " + url));
                }
            });
        }
        return sets;
    }

    private static List<Coding> codings(Part root, List<Fault> faults) {
        var codings = new ArrayList<Coding>();
        Part expansion = root.child("expansion").orElse(null);
        if (expansion == null) {
            faults.add(root.fault("the value set " + root.textOrEmpty("url")
                    + " is not expanded; store its codes in expansion.contains"));
            return codings;
        }
        addAll(expansion, codings, faults);
        if (codings.isEmpty()) {
            faults.add(expansion.fault("the expansion of the value set " + root.textOrEmpty("url") + " holds no code"));
        }
        return codings;
    }

    private static void addAll(Part parent, List<Coding> codings, List<Fault> faults) {
        for (Part contained : parent.list("contains")) {
            String code = contained.text("code");
            if (code != null) {
                codings.add(new Coding(contained.required("system", faults), code, contained.text("display")));
            }
            addAll(contained, codings, faults);
        }
    }
}
