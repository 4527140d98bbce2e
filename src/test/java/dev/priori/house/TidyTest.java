package dev.priori.house;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test lists all its findings at once. */
class TidyTest {
    private static final int PACKAGE_FILES = 12;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern FIRST_SENTENCE = Pattern.compile("/\\*\\*[\\s*]*[A-Z].{20,}?\\.\\s", Pattern.DOTALL);
    /** What belongs to a policy's content: drugs, genes, tumours, regimens, laboratories, payers. */
    private static final Pattern CONTENT = Pattern.compile(
            "(?i)lumakras|sotorasib|kras|g12c|krazati|adagrasib|panitumumab|cetuximab|nsclc|colorectal|lung|carcinoma"
                    + "|folfox|folfiri|capox|xelox|oxaliplatin|irinotecan|fluoropyrimidine|fluorouracil|platinum"
                    + "|therascreen|guardant|qiagen|foundationone|egfr|aetna|cigna|humana|anthem|unitedhealth|kaiser");

    @Test
    void java_sources_keep_budgets_names_and_calls() {
        assertThat(JavaRules.findings(
                        SourceTree.files("src", ".java").stream().collect(toMap(SourceTree::name, SourceTree::text))))
                .isEmpty();
    }

    @Test
    void every_rule_for_java_finds_a_planted_fault() {
        String planted = """
            class ThingUtil {
                static int count;
                @Autowired Object field;
                ThingUtil(int a, int b, int c, int d, int e, int f, int g) {}
                Object time() { return List.of(Instant.now(), new Date(), Clock.systemUTC(), System.currentTimeMillis()); }
                void caught() { try { time(); } catch (Exception e) { LOG.warn("no"); } }
                void dropped() { try { time(); } catch (Exception e) { } }
                void longOne() {
            %s    }
                @Disabled void off() {}
                interface IThing {}
                class BaseThing {}
                record Facts(int a, int b, int c, int d, int e, int f, int g) {}
                void fine(Clock clock) { Instant.now(clock); new Date(1); }
            %s}
            """.formatted("        time();\n".repeat(39), "\n".repeat(300));

        assertThat(JavaRules.findings(Map.of("src/main/java/dev/priori/thing/ThingUtil.java", planted)))
                .extracting(finding -> finding.substring(finding.indexOf("java:") + 5))
                .containsExactlyInAnyOrder(
                        " 354 lines, a file has at most 300",
                        "1: the type name ThingUtil says nothing; name what it is or does",
                        "2: static and changing: count",
                        "3: @Autowired; wire through constructors in dev.priori",
                        "4: 7 constructor parameters, at most 6",
                        "5: Instant.now(); take the time from a Clock that was handed in",
                        "5: new Date(); take the time from a Clock that was handed in",
                        "5: Clock.systemUTC; the system's clock is chosen in dev.priori only",
                        "5: System.currentTimeMillis(); take the time from a Clock that was handed in",
                        "6: caught and only logged",
                        "7: caught and dropped",
                        "8: longOne has 41 lines, a method has at most 40",
                        "49: @Disabled without a reason",
                        "50: the type name IThing says nothing; name what it is or does",
                        "51: the type name BaseThing says nothing; name what it is or does");
    }

    @Test
    void packages_are_small_and_say_what_they_are_for() {
        var packages = new TreeMap<Path, Integer>();
        SourceTree.files("src/main/java", ".java")
                .forEach(file ->
                        packages.merge(file.getParent(), file.endsWith("package-info.java") ? 0 : 1, Integer::sum));
        List<String> findings = new ArrayList<>();
        packages.forEach((folder, files) -> {
            Path info = folder.resolve("package-info.java");
            String said = Files.exists(info) ? SourceTree.text(info) : "";
            if (files > PACKAGE_FILES) {
                findings.add("%s: %d files, at most %d".formatted(SourceTree.name(folder), files, PACKAGE_FILES));
            }
            if (!FIRST_SENTENCE.matcher(said).find() || !said.contains("@NullMarked")) {
                findings.add(
                        SourceTree.name(info) + ": wants a sentence saying what the package is for, and @NullMarked");
            }
        });
        assertThat(findings).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() {
        Stream<Path> texts = Stream.of("src", "cql", "docker", ".ci", "README.md", "pom.xml")
                .flatMap(top ->
                        SourceTree.files(top, ".java", ".cql", ".md", ".xml", ".properties", ".sql", "run").stream());
        assertThat(texts.flatMap(file -> lines(file, LEFTOVER))).isEmpty();
    }

    @Test
    void the_product_names_no_drug_gene_laboratory_or_payer() {
        assertThat(SourceTree.files("src/main", ".java", ".properties", ".sql").stream()
                        .flatMap(file -> lines(file, CONTENT)))
                .as("belongs to a policy's folders, not to src/main")
                .isEmpty();
    }

    @Test
    void links_between_pages_lead_somewhere() {
        List<String> findings = new ArrayList<>();
        for (Path page : SourceTree.files("", ".md")) {
            LINK.matcher(SourceTree.text(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.matches("[a-z]+:.*"))
                    .filter(link -> !Files.exists(page.resolveSibling(link)))
                    .forEach(link -> findings.add(SourceTree.name(page) + ": no file at " + link));
        }
        assertThat(findings).isEmpty();
    }

    private static Stream<String> lines(Path file, Pattern unwanted) {
        List<String> findings = new ArrayList<>();
        int number = 0;
        for (String line : SourceTree.text(file).split("\n", -1)) {
            number++;
            int at = number;
            unwanted.matcher(line)
                    .results()
                    .map(MatchResult::group)
                    .forEach(word -> findings.add("%s:%d: %s".formatted(SourceTree.name(file), at, word)));
        }
        return findings.stream();
    }
}
