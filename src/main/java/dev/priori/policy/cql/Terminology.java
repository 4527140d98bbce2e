package dev.priori.policy.cql;

import dev.priori.policy.ValueSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** The expanded value sets of a policy, for the CQL engine. Knows no code that is not in a file. */
final class Terminology implements TerminologyProvider {

    private final Map<String, ValueSet> valueSets = new HashMap<>();

    private final Naming naming;

    Terminology(Collection<ValueSet> valueSets, Naming naming) {
        valueSets.forEach(set -> this.valueSets.put(set.url(), set));
        this.naming = naming;
    }

    ValueSet valueSet(String url) {
        ValueSet set = valueSets.get(url);
        if (set == null) {
            throw new IllegalArgumentException("No value set file for " + url);
        }
        return set;
    }

    @Override
    public boolean in(Code code, ValueSetInfo valueSet) {
        String system = code.getSystem();
        String value = code.getCode();
        return system != null && value != null && contains(system, value, String.valueOf(valueSet.getId()));
    }

    private boolean contains(String system, String code, String url) {
        if (Naming.NAME_SYSTEM.equals(system)) {
            return naming.isNameOf(code, url);
        }
        return valueSet(url).contains(system, code);
    }

    @Override
    public Iterable<Code> expand(ValueSetInfo valueSet) {
        var codes = new ArrayList<Code>();
        valueSet(String.valueOf(valueSet.getId())).codings().forEach(coding -> codes.add(CqlValues.code(coding)));
        return codes;
    }

    @Override
    public Code lookup(Code code, CodeSystemInfo codeSystem) {
        return code;
    }
}
