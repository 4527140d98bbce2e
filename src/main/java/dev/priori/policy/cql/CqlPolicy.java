package dev.priori.policy.cql;

import dev.priori.chart.Chart;
import dev.priori.chart.Order;
import dev.priori.chart.fact.Answer;
import dev.priori.policy.Assessment;
import dev.priori.policy.Criterion;
import dev.priori.policy.Evidence;
import dev.priori.policy.Finding;
import dev.priori.policy.Policy;
import dev.priori.policy.PolicyFailure;
import dev.priori.policy.Track;
import dev.priori.policy.cql.elm.CqlProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one version of a policy. Thread-safe: the libraries are shared, and each evaluation borrows an engine of its own
 * from a pool that grows to the number of callers at one time.
 */
public final class CqlPolicy {

    private static final String FOR = " Evidence For";

    private static final String AGAINST = " Evidence Against";

    private static final String DOUBT = " Doubt";

    private static final String SHOWN = " Shown";

    private static final String MISSING = " Missing";

    /** What is compared pair by pair takes the square of this; a longer chart is for a person. */
    private static final int MOST_FACTS = 5_000;

    private final Policy policy;

    private final CqlProgram program;

    private final Naming naming;

    private final Terminology terminology;

    private final ChartModel model;

    private final List<TableRow> tables;

    private final List<String> applicabilities;

    private final Queue<CqlRun> idle = new ConcurrentLinkedQueue<>();

    /** What an evaluation found, before it is known what the order's product is to the policy. */
    public record Result(
            String track,
            @Nullable String path,
            List<Assessment.Assessed> criteria,
            List<Assessment.Raised> advisories) {}

    public CqlPolicy(Policy policy, CqlProgram program, List<TableRow> tables) {
        this.policy = policy;
        this.program = program;
        this.tables = tables(policy, tables);
        this.naming = new Naming(policy.valueSets().values());
        this.terminology = new Terminology(policy.valueSets().values(), naming);
        this.model = new ChartModel(naming);
        this.applicabilities = applicabilities(policy);
    }

    /** The policy's own tables, its limits and its parameters. */
    static List<TableRow> tables(Policy policy, List<TableRow> tables) {
        var rows = new ArrayList<TableRow>(tables);
        policy.limits()
                .forEach((name, value) -> rows.add(TableRow.of("policy-limits", name, value.toPlainString(), value)));
        policy.parameters()
                .forEach((name, value) -> rows.add(TableRow.of("policy-parameters", name, value.toString(), null)));
        return List.copyOf(rows);
    }

    /**
     * Evaluates the criteria of the track and path that apply, and the advisories.
     *
     * @param forced the id of one of the policy's tracks; null lets the policy choose
     * @throws PolicyFailure when the CQL cannot be evaluated
     */
    public Result evaluate(Chart chart, Order order, List<Answer> answers, @Nullable String forced) {
        int facts = chart.diagnoses().size()
                + chart.results().size()
                + chart.therapies().size();
        if (facts > MOST_FACTS) {
            throw new PolicyFailure(
                    policy.id(), null, null, new IllegalStateException("more than " + MOST_FACTS + " facts"));
        }
        CqlRun run = idle.poll();
        if (run == null) {
            run = new CqlRun(policy, program, new ChartData(model, naming, terminology, tables), terminology);
        }
        Result result = evaluate(run, new ChartData.Snapshot(chart, order, answers), forced);
        run.end();
        idle.add(run);
        return result;
    }

    /** Names of the types of facts that the policy looks at. */
    public Set<String> factTypes() {
        return program.factTypes();
    }

    /** True when the product's text holds, as a whole word, a drug name of the policy's product sets. */
    public boolean names(List<String> texts) {
        for (var name : naming.namesIn(texts)) {
            for (String products : policy.products()) {
                if (naming.isNameOf(name.code(), products)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Result evaluate(CqlRun run, ChartData.Snapshot snapshot, @Nullable String forced) {
        run.begin(snapshot);
        run.evaluate(applicabilities, snapshot);
        Track track = track(run, forced);
        String path = null;
        var criteria = new LinkedHashMap<String, Criterion>();
        for (Track.Step step : track.steps()) {
            switch (step) {
                case Track.Always always ->
                    criteria.putIfAbsent(always.criterion().id(), always.criterion());
                case Track.ByPath byPath -> {
                    Track.Path chosen = path(run, byPath);
                    if (chosen != null) {
                        path = chosen.id();
                        chosen.criteria().forEach(criterion -> criteria.putIfAbsent(criterion.id(), criterion));
                    }
                }
            }
        }
        run.evaluate(names(criteria), snapshot);
        var assessed = criteria.values().stream()
                .map(criterion -> assessed(run, criterion))
                .toList();
        return new Result(track.id(), path, assessed, raised(run));
    }

    private Track track(CqlRun run, @Nullable String forced) {
        if (forced != null) {
            return policy.track(forced)
                    .orElseThrow(
                            () -> new IllegalArgumentException("Policy " + policy.id() + " has no track " + forced));
        }
        for (Track track : policy.tracks()) {
            if (applies(run, track.applicability())) {
                return track;
            }
        }
        throw new IllegalStateException("No track of policy " + policy.id() + " applies; its last must always apply");
    }

    private static Track.@Nullable Path path(CqlRun run, Track.ByPath byPath) {
        for (Track.Path path : byPath.paths()) {
            if (applies(run, path.applicability())) {
                return path;
            }
        }
        return null;
    }

    private static boolean applies(CqlRun run, @Nullable String definition) {
        return definition == null || Boolean.TRUE.equals(run.value(definition));
    }

    private static List<String> applicabilities(Policy policy) {
        var names = new ArrayList<@Nullable String>();
        for (Track track : policy.tracks()) {
            names.add(track.applicability());
            for (Track.Step step : track.steps()) {
                if (step instanceof Track.ByPath byPath) {
                    byPath.paths().forEach(path -> names.add(path.applicability()));
                }
            }
        }
        return names.stream()
                .filter(java.util.Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private List<String> names(Map<String, Criterion> criteria) {
        var names = new ArrayList<String>();
        for (Criterion criterion : criteria.values()) {
            String name = criterion.definition();
            names.addAll(List.of(name, name + FOR, name + AGAINST, name + DOUBT, name + SHOWN, name + MISSING));
        }
        for (Policy.Advisory advisory : policy.advisories()) {
            names.add(advisory.definition());
            names.add(advisory.definition() + FOR);
        }
        return names;
    }

    private Assessment.Assessed assessed(CqlRun run, Criterion criterion) {
        String name = criterion.definition();
        var values = new CqlFindings(run);
        Finding finding = Finding.of(values.truth(name));
        List<Evidence> evidenceFor = values.evidence(List.of(name + FOR));
        List<Evidence> evidenceAgainst = values.evidence(List.of(name + AGAINST, name + DOUBT, name + SHOWN));
        if (finding != Finding.UNKNOWN) {
            return new Assessment.Assessed(criterion, finding, evidenceFor, evidenceAgainst, List.of(), List.of());
        }
        List<String> said = values.words(name + MISSING);
        List<String> missing = said.isEmpty() ? criterion.missing() : said;
        return new Assessment.Assessed(
                criterion, finding, evidenceFor, evidenceAgainst, missing, criterion.questions());
    }

    private List<Assessment.Raised> raised(CqlRun run) {
        var values = new CqlFindings(run);
        return policy.advisories().stream()
                .filter(advisory -> Boolean.TRUE.equals(values.truth(advisory.definition())))
                .map(advisory -> new Assessment.Raised(advisory, values.evidence(List.of(advisory.definition() + FOR))))
                .toList();
    }
}
