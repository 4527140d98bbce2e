package dev.priori.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Initial or renewal: criteria in the policy's order, with at most one choice between paths among them.
 *
 * @param applicability CQL definition that must be true, null when the track always applies
 */
public record Track(String id, String title, @Nullable String applicability, List<Step> steps) {

    /** A criterion, or the place where the path decides which criteria follow. */
    public sealed interface Step {}

    /** A criterion of every path. */
    public record Always(Criterion criterion) implements Step {}

    /** The first path that applies gives the criteria; the last one may have no id and no condition: no path. */
    public record ByPath(List<Path> paths) implements Step {}

    /** A branch of a track. */
    public record Path(@Nullable String id, @Nullable String applicability, List<Criterion> criteria) {}
}
