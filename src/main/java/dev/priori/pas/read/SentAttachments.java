package dev.priori.pas.read;

import dev.priori.authorization.Key;
import dev.priori.fhir.JsonDocument;
import dev.priori.fhir.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Attachments to a request for prior authorization (CDex 2.1.0, $submit-attachment). They cannot lack a tracking id, a
 * member, a sender or content.
 *
 * @param tracking the identifier of what was asked for
 * @param numbers what may be the number the item pends under: the tracking id, and the number where it is named apart
 * @param member who they are about
 * @param senders the organization and the provider who send them
 * @param contents the attached resources
 * @param complete whether nothing more will follow
 */
public record SentAttachments(
        Key tracking, Set<String> numbers, Key member, List<Key> senders, List<ObjectNode> contents, boolean complete) {

    /** A tracking id of ours is the number the item pends under and, after a dot, which ask it is. */
    private static final Pattern WHICH_ASK = Pattern.compile("\\.\\d+$");

    private static final String PARAMETER = "Parameters.parameter";

    /**
     * Reads the Parameters of the operation.
     *
     * @throws ProblemException 400 with every fault
     */
    public static SentAttachments parse(JsonDocument document) {
        var faults = new Faults();
        ObjectNode root = document.root();
        faults.oneOf(root, "resourceType", "Parameters", "Parameters");
        Key tracking = required(root, "TrackingId", faults);
        Key member = required(root, "MemberId", faults);
        var senders = new ArrayList<Key>();
        for (String name : List.of("OrganizationId", "ProviderId")) {
            Key sender = identifier(root, name);
            if (sender != null) {
                senders.add(sender);
            }
        }
        if (senders.isEmpty()) {
            missing(faults, "OrganizationId", "send OrganizationId or ProviderId");
        }
        attachTo(root, faults);
        List<ObjectNode> contents = contents(root, faults);
        faults.refuse();
        JsonNode complete = first(root, "Final").path("valueBoolean");
        return new SentAttachments(
                Objects.requireNonNull(tracking),
                numbers(Objects.requireNonNull(tracking), identifier(root, "AdminRefNumber")),
                Objects.requireNonNull(member),
                List.copyOf(senders),
                contents,
                complete.asBoolean(true));
    }

    private static void attachTo(ObjectNode root, Faults faults) {
        String kind = first(root, "AttachTo").path("valueCode").asString("");
        if (!kind.equals("preauthorization")) {
            faults.add(
                    "not-supported",
                    "Attachments are taken for prior authorizations only",
                    PARAMETER + ".where(name = 'AttachTo').value",
                    kind.isEmpty() ? "nothing" : "another code",
                    "send preauthorization");
        }
    }

    private static List<ObjectNode> contents(ObjectNode root, Faults faults) {
        var contents = new ArrayList<ObjectNode>();
        for (JsonNode parameter : root.path("parameter").values()) {
            if (parameter.path("name").asString("").equals("Attachment")) {
                for (JsonNode part : parameter.path("part").values()) {
                    if (part.path("name").asString("").equals("Content")
                            && part.get("resource") instanceof ObjectNode resource) {
                        contents.add(resource);
                    }
                }
            }
        }
        if (contents.isEmpty()) {
            missing(faults, "Attachment", "send an Attachment with a part Content that holds a resource");
        }
        return contents;
    }

    private static @Nullable Key required(ObjectNode root, String name, Faults faults) {
        Key key = identifier(root, name);
        if (key == null) {
            missing(faults, name, "send a valueIdentifier with a value");
        }
        return key;
    }

    private static void missing(Faults faults, String name, String remedy) {
        faults.add(
                "required", "A parameter is missing", PARAMETER + ".where(name = '" + name + "')", "nothing", remedy);
    }

    private static Set<String> numbers(Key tracking, @Nullable Key administration) {
        Set<String> numbers = new LinkedHashSet<>();
        numbers.add(WHICH_ASK.matcher(tracking.value()).replaceFirst(""));
        if (administration != null) {
            numbers.add(administration.value());
        }
        return numbers;
    }

    private static @Nullable Key identifier(ObjectNode root, String name) {
        return Identifiers.key(first(root, name).path("valueIdentifier"));
    }

    private static JsonNode first(ObjectNode root, String name) {
        for (JsonNode parameter : root.path("parameter").values()) {
            if (parameter.path("name").asString("").equals(name)) {
                return parameter;
            }
        }
        return root.path("absent");
    }
}
