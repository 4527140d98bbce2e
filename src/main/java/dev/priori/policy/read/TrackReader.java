package dev.priori.policy.read;

import dev.priori.chart.fact.Concept;
import dev.priori.policy.Criterion;
import dev.priori.policy.Policy;
import dev.priori.policy.Track;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the actions of a PlanDefinition: tracks, paths, criteria and advisories. */
final class TrackReader {

    private static final String KINDS = "https://priori.dev/fhir/CodeSystem/action-kind";

    private final List<Fault> faults;

    private final List<Track> tracks = new ArrayList<>();

    private final List<Policy.Advisory> advisories = new ArrayList<>();

    private final List<Named> named = new ArrayList<>();

    private final Set<String> ids = new HashSet<>();

    /** A CQL definition or a linkId that the file names, and where. */
    record Named(Part where, String name, Kind kind) {

        enum Kind {
            APPLICABILITY,
            CRITERION,
            ADVISORY,
            QUESTION
        }
    }

    TrackReader(List<Fault> faults) {
        this.faults = faults;
    }

    void read(Part root) {
        for (Part action : root.list("action")) {
            switch (kind(action)) {
                case "track" -> track(action);
                case "advisories" -> action.list("action").forEach(this::advisory);
                default -> unexpected(action, "track or advisories");
            }
        }
        if (tracks.isEmpty()) {
            faults.add(root.fault("has no track; give it an action of the kind track"));
        } else if (tracks.getLast().applicability() != null) {
            faults.add(root.fault("its last track \"" + tracks.getLast().id()
                    + "\" has a condition; the last track must always apply"));
        }
    }

    List<Track> tracks() {
        return List.copyOf(tracks);
    }

    List<Policy.Advisory> advisories() {
        return List.copyOf(advisories);
    }

    List<Named> named() {
        return named;
    }

    private void track(Part action) {
        String id = id(action);
        if (tracks.stream().anyMatch(track -> track.id().equals(id))) {
            faults.add(action.fault("a second track \"" + id + "\""));
        }
        var steps = new ArrayList<Track.Step>();
        for (Part child : action.list("action")) {
            switch (kind(child)) {
                case "criterion" -> steps.add(new Track.Always(criterion(child)));
                case "" -> steps.add(byPath(child));
                default -> unexpected(child, "criterion, or a group of paths without a kind");
            }
        }
        if (steps.stream().filter(Track.ByPath.class::isInstance).count() > 1) {
            faults.add(action.fault("track \"" + id + "\" has several groups of paths; one is possible"));
        }
        oneMeaningPerPath(action, id, steps);
        tracks.add(new Track(id, action.textOrEmpty("title"), applicability(action), List.copyOf(steps)));
    }

    private Track.ByPath byPath(Part group) {
        var paths = new ArrayList<Track.Path>();
        for (Part child : group.list("action")) {
            String kind = kind(child);
            if (!kind.equals("path") && !kind.equals("no-path")) {
                unexpected(child, "path or no-path");
                continue;
            }
            String applicability = applicability(child);
            if (kind.equals("path") && applicability == null) {
                faults.add(child.fault("the path has no condition; only the last one, no-path, has none"));
            }
            var criteria = new ArrayList<Criterion>();
            for (Part criterion : child.list("action")) {
                if (kind(criterion).equals("criterion")) {
                    criteria.add(criterion(criterion));
                } else {
                    unexpected(criterion, "criterion");
                }
            }
            String id = kind.equals("path") ? id(child) : null;
            paths.add(new Track.Path(id, applicability, List.copyOf(criteria)));
        }
        if (paths.isEmpty()) {
            faults.add(group.fault("the group has no paths; give it actions of the kind path"));
        }
        return new Track.ByPath(List.copyOf(paths));
    }

    /** Criteria that can be asked together must have different ids, else one would hide the other. */
    private void oneMeaningPerPath(Part action, String track, List<Track.Step> steps) {
        var always = new HashSet<String>();
        for (Track.Step step : steps) {
            if (step instanceof Track.Always one) {
                unique(action, track, one.criterion(), always);
            }
        }
        for (Track.Step step : steps) {
            if (step instanceof Track.ByPath byPath) {
                for (Track.Path path : byPath.paths()) {
                    var seen = new HashSet<>(always);
                    path.criteria().forEach(criterion -> unique(action, track, criterion, seen));
                }
            }
        }
    }

    private void unique(Part action, String track, Criterion criterion, Set<String> seen) {
        if (!seen.add(criterion.id())) {
            faults.add(where(criterion, action)
                    .fault("a second criterion \"" + criterion.id() + "\" (definition \"" + criterion.definition()
                            + "\") in the same path of track \"" + track + "\"; an id stands for one definition"));
        }
    }

    private Part where(Criterion criterion, Part otherwise) {
        return named.stream()
                .filter(one -> one.kind() == Named.Kind.CRITERION
                        && one.name().equals(criterion.definition())
                        && one.where().pointer().startsWith(otherwise.pointer()))
                .map(Named::where)
                .reduce(otherwise, (first, second) -> second);
    }

    private Criterion criterion(Part action) {
        String definition = expression(action);
        if (definition == null) {
            faults.add(action.fault("the criterion names no CQL definition in condition.expression"));
            definition = "";
        } else {
            named.add(new Named(action, definition, Named.Kind.CRITERION));
        }
        List<String> questions = values(action, "question");
        for (String question : questions) {
            named.add(new Named(action, question, Named.Kind.QUESTION));
        }
        return new Criterion(
                id(action),
                action.textOrEmpty("title"),
                action.required("textEquivalent", faults),
                definition,
                values(action, "missing"),
                questions,
                new DocumentReader(faults).read(action));
    }

    private @Nullable Concept companion(Part action) {
        Part extension =
                action.extensions("companion-order").stream().findFirst().orElse(null);
        if (extension == null) {
            return null;
        }
        Concept order =
                extension.child("valueCodeableConcept").map(Part::concept).orElse(Concept.EMPTY);
        if (order.codings().isEmpty()) {
            faults.add(extension.fault("companion-order has no code; give it a valueCodeableConcept with one"));
            return null;
        }
        return order;
    }

    private void advisory(Part action) {
        if (!kind(action).equals("advisory")) {
            unexpected(action, "advisory");
            return;
        }
        String definition = expression(action);
        if (definition == null) {
            faults.add(action.fault("the advisory names no CQL definition in condition.expression"));
            return;
        }
        named.add(new Named(action, definition, Named.Kind.ADVISORY));
        advisories.add(new Policy.Advisory(
                id(action),
                action.textOrEmpty("title"),
                action.required("textEquivalent", faults),
                definition,
                companion(action)));
    }

    private @Nullable String applicability(Part action) {
        String definition = expression(action);
        if (definition != null) {
            named.add(new Named(action, definition, Named.Kind.APPLICABILITY));
        }
        return definition;
    }

    private static @Nullable String expression(Part action) {
        return action.list("condition").stream()
                .filter(condition -> "applicability".equals(condition.text("kind")))
                .map(condition -> condition
                        .child("expression")
                        .map(e -> e.text("expression"))
                        .orElse(null))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> values(Part action, String extension) {
        return action.extensions(extension).stream()
                .map(Part::valueText)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /**
     * The public id of a track, path, criterion or advisory: what follows the last dot of the action's id. FHIR wants every id
     * of a resource to be different, and a criterion may stand in several tracks and paths.
     */
    private String id(Part action) {
        String whole = action.required("id", faults);
        if (!whole.isEmpty() && !ids.add(whole)) {
            faults.add(action.faultAt("id", "a second action of the id \"" + whole + "\""));
        }
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    private static String kind(Part action) {
        return action.list("code").stream()
                .flatMap(code -> code.list("coding").stream())
                .filter(coding -> KINDS.equals(coding.text("system")))
                .map(coding -> coding.textOrEmpty("code"))
                .findFirst()
                .orElse("");
    }

    private void unexpected(Part action, String expected) {
        String kind = kind(action);
        faults.add(action.fault((kind.isEmpty() ? "an action without a kind" : "an action of the kind \"" + kind + "\"")
                + " stands here; expected: " + expected));
    }
}
