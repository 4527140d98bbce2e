package dev.priori.policy.read;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A part of a JSON file, read without surprises: what is absent or of another type is null or empty. */
record Part(JsonFile file, JsonNode node, String pointer) {

    private static final String EXTENSIONS = "https://priori.dev/fhir/StructureDefinition/";

    /** A string. */
    @Nullable
    String text(String name) {
        JsonNode value = node.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    /** A string, "" when absent. */
    String textOrEmpty(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }

    /** A string that must be there and not blank. */
    String required(String name, List<Fault> faults) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            faults.add(fault("has no " + name + "; give it one"));
            return "";
        }
        return text;
    }

    /** An object. */
    Optional<Part> child(String name) {
        JsonNode value = node.get(name);
        return value == null || !value.isObject()
                ? Optional.empty()
                : Optional.of(new Part(file, value, pointer + "/" + name));
    }

    /** The objects of an array. */
    List<Part> list(String name) {
        JsonNode value = node.get(name);
        var parts = new ArrayList<Part>();
        if (value != null && value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i).isObject()) {
                    parts.add(new Part(file, value.get(i), pointer + "/" + name + "/" + i));
                }
            }
        }
        return parts;
    }

    /** The strings of an array. */
    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (JsonNode value : node.path(name)) {
            if (value.isString()) {
                texts.add(value.stringValue());
            }
        }
        return texts;
    }

    /** Extensions of ours by the last part of their url. */
    List<Part> extensions(String name) {
        return list("extension").stream()
                .filter(part -> (EXTENSIONS + name).equals(part.text("url")))
                .toList();
    }

    /** The sub-extension of a complex extension. */
    Optional<Part> sub(String name) {
        return list("extension").stream()
                .filter(part -> name.equals(part.text("url")))
                .findFirst();
    }

    /** The member {@code value[x]}, whatever its type. */
    @Nullable
    JsonNode value() {
        for (String name : node.propertyNames()) {
            if (name.startsWith("value") && name.length() > "value".length()) {
                return node.get(name);
            }
        }
        return null;
    }

    /** The text of {@code value[x]}. */
    @Nullable
    String valueText() {
        JsonNode value = value();
        return value == null || !value.isString() ? null : value.stringValue();
    }

    /** A CodeableConcept. */
    Concept concept() {
        List<Coding> codings = list("coding").stream()
                .map(coding ->
                        new Coding(coding.textOrEmpty("system"), coding.textOrEmpty("code"), coding.text("display")))
                .toList();
        return new Concept(codings, text("text"));
    }

    Fault fault(String text) {
        return new Fault(file.shown(), file.line(pointer), text);
    }

    /** A fault in the line of a member. */
    Fault faultAt(String name, String text) {
        return new Fault(file.shown(), file.line(pointer + "/" + name), text);
    }
}
