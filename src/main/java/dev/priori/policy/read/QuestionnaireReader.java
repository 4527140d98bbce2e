package dev.priori.policy.read;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads which questions the questionnaires of a policy ask. */
public final class QuestionnaireReader {

    private QuestionnaireReader() {}

    /** linkIds by canonical url. */
    public static Map<String, Set<String>> read(PolicyFiles files, List<Fault> faults) {
        var found = new HashMap<String, Set<String>>();
        for (String path : files.paths(files.resources() + "questionnaires/", ".json")) {
            JsonFile.read(files, path, faults).ifPresent(file -> {
                var linkIds = new HashSet<String>();
                collect(file.root(), linkIds, faults);
                found.put(file.root().required("url", faults), linkIds);
            });
        }
        return found;
    }

    private static void collect(Part parent, Set<String> linkIds, List<Fault> faults) {
        for (Part item : parent.list("item")) {
            String linkId = item.required("linkId", faults);
            if (!linkId.isEmpty() && !linkIds.add(linkId)) {
                faults.add(item.faultAt("linkId", "a second item of the linkId " + linkId));
            }
            collect(item, linkIds, faults);
        }
    }
}
