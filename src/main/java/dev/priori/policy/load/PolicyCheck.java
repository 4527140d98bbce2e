package dev.priori.policy.load;

import dev.priori.policy.ValueSet;
import dev.priori.policy.cql.elm.Translation;
import dev.priori.policy.cql.elm.Translation.Kind;
import dev.priori.policy.read.Fault;
import dev.priori.policy.read.PlanDefinitionReader.Mention;
import dev.priori.policy.read.PolicyFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds a policy's PlanDefinition against its CQL, questionnaires and value sets. */
final class PolicyCheck {

    private final PolicyFiles files;

    private final List<Fault> faults;

    PolicyCheck(PolicyFiles files, List<Fault> faults) {
        this.files = files;
        this.faults = faults;
    }

    void translated(Translation translation) {
        for (Translation.Error error : translation.errors()) {
            faults.add(new Fault(fileOf(error.library()), error.line(), error.message()));
        }
    }

    void valueSets(Translation translation, Map<String, ValueSet> valueSets) {
        for (Translation.SetUse use : translation.valueSets()) {
            if (!valueSets.containsKey(use.url())) {
                faults.add(new Fault(
                        fileOf(use.library()),
                        use.line(),
                        "the value set " + use.url() + " has no file in " + files.resources() + "valuesets/"));
            }
        }
    }

    void definitions(Translation translation, List<Mention> mentions) {
        Map<String, Kind> known = translation.definitions();
        for (Mention mention : mentions) {
            switch (mention.kind()) {
                case APPLICABILITY -> truth(mention, known);
                case CRITERION -> {
                    truth(mention, known);
                    list(mention, mention.name() + " Evidence For", known, true);
                    list(mention, mention.name() + " Evidence Against", known, true);
                    list(mention, mention.name() + " Doubt", known, false);
                    list(mention, mention.name() + " Shown", known, false);
                    words(mention, mention.name() + " Missing", known);
                }
                case ADVISORY -> {
                    truth(mention, known);
                    list(mention, mention.name() + " Evidence For", known, true);
                }
                case QUESTION -> {}
            }
        }
    }

    void questions(List<Mention> mentions, List<String> canonicals, Map<String, Set<String>> questionnaires) {
        for (String canonical : canonicals) {
            if (!questionnaires.containsKey(canonical)) {
                faults.add(new Fault(
                        files.shown(files.resources() + "plandefinition.json"),
                        0,
                        "the questionnaire " + canonical + " has no file in " + files.resources() + "questionnaires/"));
            }
        }
        for (Mention mention : mentions) {
            boolean asked = canonicals.stream()
                    .anyMatch(canonical ->
                            questionnaires.getOrDefault(canonical, Set.of()).contains(mention.name()));
            if (mention.kind() == Mention.Kind.QUESTION && !asked) {
                faults.add(mention.fault(
                        "the linkId \"" + mention.name() + "\" stands in no questionnaire of the policy"));
            }
        }
    }

    private void truth(Mention mention, Map<String, Kind> known) {
        Kind kind = known.get(mention.name());
        if (kind == null) {
            faults.add(mention.fault("the CQL has no definition \"" + mention.name() + "\""));
        } else if (kind != Kind.BOOLEAN) {
            faults.add(mention.fault("the definition \"" + mention.name() + "\" is not a Boolean"));
        }
    }

    private void list(Mention mention, String name, Map<String, Kind> known, boolean required) {
        Kind kind = known.get(name);
        if (kind == null && required) {
            faults.add(mention.fault("the CQL has no definition \"" + name + "\""));
        } else if (kind != null && kind != Kind.LIST) {
            faults.add(mention.fault("the definition \"" + name + "\" is not a list of facts"));
        }
    }

    private void words(Mention mention, String name, Map<String, Kind> known) {
        Kind kind = known.get(name);
        if (kind != null && kind != Kind.WORDS) {
            faults.add(mention.fault("the definition \"" + name + "\" is not a list of strings"));
        }
    }

    /** The file whose library statement has that name. */
    private String fileOf(String library) {
        Pattern statement = Pattern.compile("(?m)^\\s*library\\s+\"?" + Pattern.quote(library) + "\"?\\b");
        return files.cql().entrySet().stream()
                .filter(file -> statement.matcher(file.getValue()).find())
                .map(file -> files.shown(file.getKey()))
                .findFirst()
                .orElse(files.shown("cql/" + files.name() + "/" + library + ".cql"));
    }
}
