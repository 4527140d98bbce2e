package dev.priori.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resources of a bundle, found by type and by reference as FHIR resolves references in a bundle. Faulty entries are
 * left out and named by {@link #issues()}.
 */
public final class BundleView {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem.Issue> issues = new ArrayList<>();
    private final Map<String, Entry> byUrl = new HashMap<>();
    private final Map<String, Entry> byTypeAndId = new HashMap<>();
    private final Map<String, List<Entry>> byType = new HashMap<>();
    private boolean severalBases;

    private BundleView() {}

    /**
     * The resources of a Bundle.
     *
     * @throws ProblemException 400 when the node is no Bundle
     */
    public static BundleView of(JsonNode bundle) {
        JsonNode type = bundle.get("resourceType");
        if (type == null || !type.isString() || !type.stringValue().equals("Bundle")) {
            throw new ProblemException(Problem.of(
                    400,
                    Problem.Issue.error(
                            "structure", "The body is no Bundle", null, "another kind of object", "send a Bundle")));
        }
        var view = new BundleView();
        view.addAll(bundle);
        return view;
    }

    /**
     * The resources of a prefetch: single resources, and those inside Bundles among them. The first of two resources of one
     * identity counts; the nodes may hold nulls, which are passed over.
     */
    public static BundleView ofResources(List<? extends JsonNode> nodes) {
        var view = new BundleView();
        for (JsonNode node : nodes) {
            if (node instanceof ObjectNode object) {
                JsonNode type = object.get("resourceType");
                if (type != null && type.isString() && type.stringValue().equals("Bundle")) {
                    view.addAll(object);
                } else {
                    view.add(view.entries.size(), null, object);
                }
            }
        }
        return view;
    }

    /** The same without some entries, by their index. */
    public BundleView without(Set<Integer> indexes) {
        if (indexes.isEmpty()) {
            return this;
        }
        var view = new BundleView();
        for (Entry entry : entries) {
            if (!indexes.contains(entry.index())) {
                view.add(entry.index(), entry.fullUrl(), entry.resource());
            }
        }
        return view;
    }

    /** The same with further resources, each under the fullUrl it is given, in place of one that has it already. */
    public BundleView with(Map<String, ObjectNode> resources) {
        var view = new BundleView();
        entries.stream()
                .filter(entry -> entry.fullUrl() == null || !resources.containsKey(entry.fullUrl()))
                .forEach(entry -> view.add(entry.index(), entry.fullUrl(), entry.resource()));
        resources.forEach((url, resource) -> view.add(view.entries.size(), url, resource));
        return view;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** What is wrong with entries that were left out: no resource, no type, the same identity twice. */
    public List<Problem.Issue> issues() {
        return issues;
    }

    public List<Entry> ofType(String type) {
        return byType.getOrDefault(type, List.of());
    }

    private void addAll(JsonNode bundle) {
        JsonNode list = bundle.get("entry");
        if (list == null) {
            return;
        }
        if (!list.isArray()) {
            issue("structure", "The entries are no list", "Bundle.entry", "a single value", "send an array");
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            String path = "Bundle.entry[" + i + "]";
            JsonNode url = list.get(i).get("fullUrl");
            if (list.get(i).get("resource") instanceof ObjectNode resource) {
                add(i, url != null && url.isString() ? url.stringValue() : null, resource);
            } else {
                issue("required", "An entry has no resource", path, "no object", "give the entry a resource");
            }
        }
    }

    private void add(int index, @Nullable String fullUrl, ObjectNode resource) {
        String path = "Bundle.entry[" + index + "]";
        JsonNode typeNode = resource.get("resourceType");
        if (typeNode == null || !typeNode.isString() || typeNode.stringValue().isEmpty()) {
            issue("structure", "A resource has no type", path + ".resource", "no resourceType", "name its type");
            return;
        }
        String type = typeNode.stringValue();
        JsonNode idNode = resource.get("id");
        String id =
                idNode == null || !idNode.isString() || idNode.stringValue().isEmpty() ? null : idNode.stringValue();
        String local = id == null ? null : type + "/" + id;
        Entry twin = local == null ? null : byTypeAndId.get(local);
        if ((fullUrl != null && byUrl.containsKey(fullUrl))
                || (twin != null && (fullUrl == null || twin.fullUrl() == null))) {
            issue("duplicate", "A resource stands twice", path, "an identity used before", "only the first is used");
            return;
        }
        severalBases |= twin != null;
        String reference = local == null || twin != null ? (fullUrl == null ? path : fullUrl) : local;
        var entry = new Entry(index, fullUrl, type, id, resource, reference, null);
        entries.add(entry);
        byType.computeIfAbsent(type, key -> new ArrayList<>()).add(entry);
        if (fullUrl != null) {
            byUrl.put(fullUrl, entry);
        }
        byTypeAndId.putIfAbsent(local == null ? tail(reference) : local, entry);
    }

    /** The resource that is called so: by its {@link Entry#reference()}, its fullUrl, or {@code Type/id}. */
    public Optional<Entry> find(String reference) {
        Entry found = byUrl.get(reference);
        return Optional.ofNullable(found == null ? byTypeAndId.get(reference) : found);
    }

    /**
     * The resource a literal reference leads to.
     *
     * @param from the resource the reference stands in; its fullUrl gives the base of relative references
     */
    public Optional<Entry> resolve(String reference, Entry from) {
        if (reference.startsWith("#")) {
            return contained(reference.substring(1), from.outermost());
        }
        int history = reference.indexOf("/_history/");
        String target = history < 0 ? reference : reference.substring(0, history);
        if (isAbsolute(target)) {
            Entry found = byUrl.get(target);
            return Optional.ofNullable(found == null ? withoutUrl(tail(target)) : found);
        }
        if (severalBases) {
            Entry found = byUrl.get(base(from.outermost()) + target);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.ofNullable(byTypeAndId.get(target));
    }

    /** FHIRPath of every literal reference in the resource that leads nowhere. */
    public List<Problem.Issue> dangling(Entry entry) {
        var found = new ArrayList<Problem.Issue>();
        dangling(entry.resource(), entry.expression(), entry, found);
        return found;
    }

    private void dangling(JsonNode node, String path, Entry from, List<Problem.Issue> found) {
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.get("reference");
            if (reference != null
                    && reference.isString()
                    && resolve(reference.stringValue(), from).isEmpty()) {
                found.add(Problem.Issue.error(
                        "not-found",
                        "A reference leads nowhere",
                        path,
                        shown(reference.stringValue()),
                        "add that resource to the bundle"));
            }
            for (var property : object.properties()) {
                dangling(property.getValue(), path + "." + property.getKey(), from, found);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                dangling(node.get(i), path + "[" + i + "]", from, found);
            }
        }
    }

    /** A reference is repeated to the caller only when it can hardly be anything but a reference. */
    private static String shown(String reference) {
        boolean plain = reference.length() <= 200
                && reference
                        .chars()
                        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "/.:-_#".indexOf(c) >= 0));
        return plain ? reference : "a reference of unusual form";
    }

    private Optional<Entry> contained(String id, Entry container) {
        if (id.isEmpty()) {
            return Optional.of(container);
        }
        JsonNode list = container.resource().get("contained");
        if (list == null || !list.isArray()) {
            return Optional.empty();
        }
        for (JsonNode node : list.values()) {
            if (node instanceof ObjectNode resource
                    && resource.path("id").asString("").equals(id)
                    && resource.path("resourceType").isString()) {
                String type = resource.path("resourceType").stringValue();
                String reference = container.reference() + "#" + id;
                return Optional.of(new Entry(container.index(), null, type, id, resource, reference, container));
            }
        }
        return Optional.empty();
    }

    /** Resources of a prefetch have no fullUrl: there an absolute reference can only be matched by its end. */
    private @Nullable Entry withoutUrl(String typeAndId) {
        Entry found = byTypeAndId.get(typeAndId);
        return found != null && found.fullUrl() == null ? found : null;
    }

    private static boolean isAbsolute(String reference) {
        return reference.startsWith("urn:") || reference.contains("://");
    }

    private static String base(Entry entry) {
        String url = entry.fullUrl();
        String tail = entry.type() + "/" + entry.id();
        return url == null || !url.endsWith("/" + tail) ? "" : url.substring(0, url.length() - tail.length());
    }

    /** The last two segments, {@code Type/id}. */
    private static String tail(String url) {
        int last = url.lastIndexOf('/');
        int before = last <= 0 ? -1 : url.lastIndexOf('/', last - 1);
        return url.substring(before + 1);
    }

    private void issue(String code, String what, String path, String found, String remedy) {
        issues.add(Problem.Issue.warning(code, what, path, found, remedy));
    }
}
