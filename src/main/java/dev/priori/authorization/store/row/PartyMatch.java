package dev.priori.authorization.store.row;

import dev.priori.authorization.Key;
import dev.priori.database.Column;
import dev.priori.database.Fingerprint;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A condition on rows of case_party: one of the keys is theirs. Values must agree, and systems too unless one side has
 * none: a subscriberId has no system, the same id in an identifier has one.
 */
public class PartyMatch {

    private final String name;
    private final Map<String, Object> parameters = new HashMap<>();
    private final String condition;

    /** @param name of the table in the query; also keeps parameters of two conditions apart */
    public PartyMatch(String name, Collection<Key> keys) {
        this.name = name;
        this.condition = keys.stream().distinct().map(this::one).collect(Collectors.joining(" or ", "(", ")"));
    }

    public String condition() {
        return condition;
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    private String one(Key key) {
        String lookup = name + parameters.size();
        parameters.put(lookup, Fingerprint.of(key.value()));
        if (key.system().isEmpty()) {
            return name + ".lookup = :" + lookup;
        }
        String system = name + parameters.size();
        parameters.put(system, Column.text(key.system()));
        return "(" + name + ".lookup = :" + lookup + " and " + name + ".key_system in ('', :" + system + "))";
    }
}
