package dev.priori.house;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages use only what their {@link MayUse} lists. Sub-packages list for themselves and may use their capability. */
class ArrowsTest {
    private static final String ROOT = "dev.priori";
    private static final Set<String> ENTRIES = Set.of("assess", "crd", "dtr", "pas", "review", "subscription");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    private final Map<String, Set<String>> lists = lists();

    @Test
    void every_package_lists_what_it_may_use() {
        assertThat(packages().filter(name -> !name.equals(ROOT) && !lists.containsKey(name)))
                .as("packages without @MayUse in package-info.java; an empty list is a list")
                .isEmpty();
    }

    @Test
    void packages_use_what_they_list_and_nothing_else() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(arrow -> ours(arrow.getTargetClass()) && !allowed(arrow))
                        .map(arrow -> "%s uses %s, which %s does not list"
                                .formatted(
                                        arrow.getOriginClass().getName(),
                                        arrow.getTargetClass().getPackageName(),
                                        arrow.getOriginClass().getPackageName()))
                        .distinct()
                        .sorted())
                .isEmpty();
    }

    @Test
    void the_entries_never_see_one_another() {
        assertThat(lists.entrySet().stream()
                        .filter(list -> ENTRIES.contains(capability(list.getKey())))
                        .filter(list -> list.getValue().stream().anyMatch(ENTRIES::contains)))
                .isEmpty();
    }

    @Test
    void the_lists_go_one_way() {
        List<String> circles = new ArrayList<>();
        lists.keySet().forEach(name -> {
            if (reachable(capability(name)).contains(capability(name))) {
                circles.add(capability(name) + " reaches itself");
            }
        });
        assertThat(circles).isEmpty();
    }

    @Test
    void only_policy_cql_sees_the_cql_engine() {
        assertThat(outside(
                        name -> name.startsWith("org.opencds.cqf")
                                || name.startsWith("org.cqframework")
                                || name.startsWith("org.hl7.elm")
                                || name.startsWith("org.hl7.cql"),
                        origin -> !origin.startsWith(ROOT + ".policy.cql")))
                .isEmpty();
    }

    @Test
    void decisions_neither_read_nor_write_nor_look_at_the_clock() {
        assertThat(outside(
                        name -> name.matches(
                                "java\\.(io|nio|net|sql)\\..*|javax\\.sql\\..*|java\\.time\\.Clock|org\\.springframework\\..*"),
                        origin -> origin.startsWith(ROOT + ".decision")))
                .isEmpty();
    }

    @Test
    void an_arrow_against_the_lists_is_noticed() {
        Map<String, Set<String>> planted =
                Map.of(ROOT + ".a", Set.of("b"), ROOT + ".a.deep", Set.of(), ROOT + ".b", Set.of());

        assertThat(allowed(planted, ROOT + ".a", ROOT + ".b")).isTrue();
        assertThat(allowed(planted, ROOT + ".a.deep", ROOT + ".a")).isTrue();
        assertThat(allowed(planted, ROOT, ROOT + ".b")).isTrue();
        assertThat(allowed(planted, ROOT + ".b", ROOT + ".a")).isFalse();
        assertThat(allowed(planted, ROOT + ".a.deep", ROOT + ".b")).isFalse();
        assertThat(allowed(planted, ROOT + ".b", ROOT)).isFalse();
        assertThat(lists).isNotEmpty();
    }

    private boolean allowed(Dependency arrow) {
        return arrow.getTargetClass().isEquivalentTo(MayUse.class)
                || allowed(
                        lists,
                        arrow.getOriginClass().getPackageName(),
                        arrow.getTargetClass().getPackageName());
    }

    private static boolean allowed(Map<String, Set<String>> lists, String origin, String target) {
        return origin.equals(ROOT)
                || capability(origin).equals(capability(target))
                || lists.getOrDefault(origin, Set.of()).contains(capability(target));
    }

    private Set<String> reachable(String capability) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayList<>(List.of(capability));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            lists.forEach((name, targets) -> targets.stream()
                    .filter(target -> capability(name).equals(next) && reached.add(target))
                    .forEach(open::add));
        }
        return reached;
    }

    private static Stream<String> outside(Predicate<String> target, Predicate<String> origin) {
        return CLASSES.stream()
                .filter(type -> origin.test(type.getPackageName()))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(arrow -> target.test(arrow.getTargetClass().getName()))
                .map(Dependency::getDescription);
    }

    private static Stream<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).distinct().sorted();
    }

    private static Map<String, Set<String>> lists() {
        return CLASSES.stream()
                .flatMap(type -> list(type).stream())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static Optional<Map.Entry<String, Set<String>>> list(JavaClass type) {
        return type.tryGetAnnotationOfType(MayUse.class.getName())
                .map(listed -> Map.entry(type.getPackageName(), Set.of((String[])
                        listed.get("value").orElseThrow())));
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /** The first name below the root; empty for the root itself. */
    private static String capability(String packageName) {
        return packageName.equals(ROOT)
                ? ""
                : packageName.substring(ROOT.length() + 1).split("\\.")[0];
    }
}
