package dev.priori.policy.read;

import dev.priori.policy.Policy;
import dev.priori.policy.ValueSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a policy from its PlanDefinition, the only contract between a policy and this server. */
public final class PlanDefinitionReader {

    private static final String CONTEXTS = "https://priori.dev/fhir/CodeSystem/policy-context";

    private final PolicyFiles files;

    private final Map<String, ValueSet> valueSets;

    private final List<Fault> faults;

    /** The policy, and the places where it names definitions and questions. */
    public record Plan(Policy policy, List<Mention> mentions) {}

    /** A CQL definition or a linkId that the file names. */
    public record Mention(String name, Kind kind, Fault place) {

        /** What is named. */
        public enum Kind {
            APPLICABILITY,
            CRITERION,
            ADVISORY,
            QUESTION
        }

        /** The fault that this text is, where the name stands. */
        public Fault fault(String text) {
            return new Fault(place.file(), place.line(), text);
        }
    }

    public PlanDefinitionReader(PolicyFiles files, Map<String, ValueSet> valueSets, List<Fault> faults) {
        this.files = files;
        this.valueSets = valueSets;
        this.faults = faults;
    }

    /** The policy, unless the file cannot be read at all; faults are added to the list. */
    public Optional<Plan> read() {
        return JsonFile.read(files, files.resources() + "plandefinition.json", faults)
                .map(file -> read(file.root()));
    }

    private Plan read(Part root) {
        if (!"PlanDefinition".equals(root.text("resourceType"))) {
            faults.add(root.faultAt("resourceType", "not a PlanDefinition"));
        }
        var actions = new TrackReader(faults);
        actions.read(root);
        Part period = root.child("effectivePeriod").orElse(null);
        if (period == null) {
            faults.add(root.fault("has no effectivePeriod; say from when the policy is in force"));
        }
        Policy policy = new Policy(
                root.required("id", faults),
                root.required("version", faults),
                root.required("url", faults),
                root.required("title", faults),
                root.required("publisher", faults),
                library(root),
                period == null ? null : day(period, "start"),
                period == null ? null : day(period, "end"),
                contextSets(root, "product"),
                contextSets(root, "unspecific-product"),
                actions.tracks(),
                actions.advisories(),
                limits(root),
                parameters(root),
                whenNotMet(root),
                questionnaires(root),
                page(root),
                contacts(root),
                valueSets,
                files.hash());
        if (policy.products().isEmpty()) {
            faults.add(root.fault("governs no product; name product value sets in useContext"));
        }
        contextSets(root, "other-product");
        return new Plan(
                policy,
                actions.named().stream().map(PlanDefinitionReader::mention).toList());
    }

    private static Mention mention(TrackReader.Named named) {
        return new Mention(
                named.name(),
                Mention.Kind.valueOf(named.kind().name()),
                named.where().fault(named.name()));
    }

    private String library(Part root) {
        List<String> libraries = root.texts("library");
        if (libraries.size() != 1) {
            faults.add(root.faultAt("library", "names " + libraries.size() + " libraries; name one"));
            return "";
        }
        String canonical = libraries.getFirst();
        int version = canonical.indexOf('|');
        String url = version < 0 ? canonical : canonical.substring(0, version);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private @Nullable LocalDate day(Part period, String name) {
        String text = period.text(name);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            faults.add(period.faultAt(name, "effectivePeriod." + name + " is \"" + text + "\"; write a full date"));
            return null;
        }
    }

    private List<String> contextSets(Part root, String code) {
        var urls = new ArrayList<String>();
        for (Part context : root.list("useContext")) {
            Part coding = context.child("code").orElse(context);
            if (!CONTEXTS.equals(coding.text("system")) || !code.equals(coding.text("code"))) {
                continue;
            }
            String reference = context.child("valueReference")
                    .map(value -> value.textOrEmpty("reference"))
                    .orElse("");
            valueSets.keySet().stream()
                    .filter(url -> url.equals(reference) || url.endsWith("/" + reference))
                    .findFirst()
                    .ifPresentOrElse(
                            urls::add,
                            () -> faults.add(context.fault(
                                    "useContext names " + reference + ", and no value set file is that")));
        }
        return List.copyOf(urls);
    }

    private Map<String, BigDecimal> limits(Part root) {
        var limits = new LinkedHashMap<String, BigDecimal>();
        for (Part limit : root.extensions("policy-limit")) {
            String name = limit.sub("name").map(Part::valueText).orElse(null);
            JsonNode value = limit.sub("value").map(Part::value).orElse(null);
            if (name == null || value == null || !value.isNumber()) {
                faults.add(limit.fault("policy-limit needs a name and a decimal value"));
            } else {
                limits.put(name, value.decimalValue());
            }
        }
        BigDecimal months = limits.get("months");
        if (months != null
                && (months.signum() <= 0 || months.stripTrailingZeros().scale() > 0)) {
            faults.add(root.fault(
                    "the limit months is " + months.toPlainString() + "; it must be a whole number above 0"));
            limits.remove("months");
        }
        return limits;
    }

    private Map<String, Object> parameters(Part root) {
        var parameters = new LinkedHashMap<String, Object>();
        for (Part parameter : root.extensions("policy-parameter")) {
            String name = parameter.sub("name").map(Part::valueText).orElse(null);
            Object value =
                    parameter.sub("value").map(PlanDefinitionReader::simple).orElse(null);
            if (name == null || value == null) {
                faults.add(parameter.fault("policy-parameter needs a name and a boolean, integer, decimal or string"));
            } else {
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    private static @Nullable Object simple(Part part) {
        JsonNode value = part.value();
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return part.node().has("valueInteger") ? (Object) value.intValue() : value.decimalValue();
        }
        return value.isString() ? value.stringValue() : null;
    }

    private String whenNotMet(Part root) {
        Part extension = root.extensions("when-not-met").stream().findFirst().orElse(null);
        String value = extension == null ? "review" : String.valueOf(extension.valueText());
        if (extension != null && !Set.of("review", "deny").contains(value)) {
            faults.add(extension.fault("when-not-met is \"" + value + "\"; review or deny would do"));
            return "review";
        }
        return value;
    }

    private static List<String> questionnaires(Part root) {
        return root.extensions("questionnaire").stream()
                .map(Part::valueText)
                .filter(Objects::nonNull)
                .map(canonical -> canonical.split("\\|", 2)[0])
                .toList();
    }

    private static @Nullable String page(Part root) {
        return root.list("relatedArtifact").stream()
                .filter(artifact -> "documentation".equals(artifact.text("type")))
                .map(artifact -> artifact.text("url"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<Policy.Contact> contacts(Part root) {
        return root.list("contact").stream()
                .map(contact -> new Policy.Contact(
                        contact.required("name", faults),
                        contact.list("telecom").stream()
                                .map(telecom -> new Policy.Telecom(
                                        telecom.required("system", faults), telecom.required("value", faults)))
                                .toList()))
                .toList();
    }
}
