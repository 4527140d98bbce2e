package dev.priori.policy.load;

import dev.priori.policy.ValueSet;
import dev.priori.policy.cql.CqlPolicy;
import dev.priori.policy.cql.TableRow;
import dev.priori.policy.cql.elm.CqlProgram;
import dev.priori.policy.cql.elm.Translation;
import dev.priori.policy.read.Fault;
import dev.priori.policy.read.PlanDefinitionReader;
import dev.priori.policy.read.PolicyFiles;
import dev.priori.policy.read.QuestionnaireReader;
import dev.priori.policy.read.TableReader;
import dev.priori.policy.read.ValueSetReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes policies that can be evaluated from their files. */
public final class PolicyLoader {

    private final List<Fault> faults;

    /**
     * @param faults where every fault goes
     */
    public PolicyLoader(List<Fault> faults) {
        this.faults = faults;
    }

    /** Translates and checks a policy; empty, with faults added, when it cannot be evaluated. */
    public Optional<LoadedPolicy> load(PolicyFiles files) {
        int before = faults.size();
        if (!files.tested()) {
            faults.add(new Fault(
                    files.shown(files.resources() + "cases"),
                    0,
                    "the policy has no case; add a folder with chart.json and expected.json"));
        }
        Map<String, ValueSet> valueSets = ValueSetReader.read(files, faults);
        List<TableRow> tables = TableReader.read(files, faults);
        Map<String, Set<String>> questionnaires = QuestionnaireReader.read(files, faults);
        PlanDefinitionReader.Plan plan =
                new PlanDefinitionReader(files, valueSets, faults).read().orElse(null);
        if (plan == null) {
            return Optional.empty();
        }
        Translation translation =
                Translation.of(plan.policy().library(), List.copyOf(files.cql().values()));
        var check = new PolicyCheck(files, faults);
        check.translated(translation);
        if (translation.hasMain()) {
            check.valueSets(translation, valueSets);
            check.definitions(translation, plan.mentions());
        }
        check.questions(plan.mentions(), plan.policy().questionnaires(), questionnaires);
        if (faults.size() > before) {
            return Optional.empty();
        }
        var cql = new CqlPolicy(plan.policy(), translation.program(), tables);
        return Optional.of(new LoadedPolicy(plan.policy(), cql, files, translation.elm()));
    }

    /** A policy that was checked when its ELM was made. */
    public Optional<LoadedPolicy> load(PolicyFiles files, Map<String, String> elm) {
        Map<String, ValueSet> valueSets = ValueSetReader.read(files, faults);
        List<TableRow> tables = TableReader.read(files, faults);
        return new PlanDefinitionReader(files, valueSets, faults).read().map(plan -> {
            CqlProgram program = CqlProgram.of(plan.policy().library(), elm.values());
            return new LoadedPolicy(plan.policy(), new CqlPolicy(plan.policy(), program, tables), files, elm);
        });
    }
}
