package dev.priori.assess;

import dev.priori.chart.fact.Coding;
import dev.priori.policy.Criterion;
import dev.priori.policy.Policy;
import dev.priori.policy.Track;
import dev.priori.policy.Track.Always;
import dev.priori.policy.Track.ByPath;
import dev.priori.policy.Track.Path;
import dev.priori.policy.ValueSet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes policies for whoever wants to know what is asked: tracks, paths, criteria and their clauses. */
final class PolicyWriter {
    private final JsonGenerator json;

    private PolicyWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The list: every version of every policy. */
    static byte[] list(List<Policy> policies) {
        return Json.write(json -> {
            var writer = new PolicyWriter(json);
            json.writeStartObject();
            Json.list(json, "policies", policies, policy -> {
                json.writeStartObject();
                writer.head(policy);
                json.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    /** One version in full. */
    static byte[] detail(Policy policy, List<Policy> versions) {
        return Json.write(json -> new PolicyWriter(json).all(policy, versions));
    }

    private void all(Policy policy, List<Policy> versions) {
        json.writeStartObject();
        head(policy);
        Json.text(json, "contentHash", policy.contentHash());
        Json.list(json, "versions", versions, this::version);
        Json.list(json, "products", products(policy), this::coding);
        Json.limits(json, policy.limits());
        parameters(policy);
        Json.text(json, "whenNotMet", policy.whenNotMet());
        Json.texts(json, "questionnaires", policy.questionnaires());
        Json.list(json, "tracks", policy.tracks(), this::track);
        Json.list(json, "advisories", policy.advisories(), this::advisory);
        json.writeEndObject();
    }

    private void head(Policy policy) {
        Json.text(json, "id", policy.id());
        Json.text(json, "version", policy.version());
        Json.text(json, "url", policy.url());
        Json.text(json, "title", policy.title());
        Json.text(json, "publisher", policy.publisher());
        Json.text(json, "page", policy.page());
        effective(policy);
    }

    private void version(Policy policy) {
        json.writeStartObject();
        Json.text(json, "version", policy.version());
        effective(policy);
        json.writeEndObject();
    }

    private void effective(Policy policy) {
        Json.text(json, "effectiveFrom", day(policy.from()));
        Json.text(json, "effectiveUntil", day(policy.until()));
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static List<Coding> products(Policy policy) {
        return policy.products().stream()
                .map(policy.valueSets()::get)
                .filter(Objects::nonNull)
                .map(ValueSet::codings)
                .flatMap(List::stream)
                .toList();
    }

    private void coding(Coding coding) {
        json.writeStartObject();
        Json.text(json, "system", coding.system());
        Json.text(json, "code", coding.code());
        Json.text(json, "display", coding.display());
        json.writeEndObject();
    }

    private void parameters(Policy policy) {
        json.writeObjectPropertyStart("parameters");
        new TreeMap<>(policy.parameters()).forEach((name, value) -> {
            json.writeName(name);
            switch (value) {
                case Boolean flag -> json.writeBoolean(flag);
                case Integer number -> json.writeNumber(number);
                case BigDecimal number -> json.writeNumber(number);
                default -> json.writeString(value.toString());
            }
        });
        json.writeEndObject();
    }

    private void track(Track track) {
        json.writeStartObject();
        Json.text(json, "id", track.id());
        Json.text(json, "title", track.title());
        Json.list(json, "criteria", track.steps(), this::step);
        json.writeEndObject();
    }

    private void step(Track.Step step) {
        switch (step) {
            case Always always -> criterion(always.criterion());
            case ByPath byPath -> {
                json.writeStartObject();
                Json.list(json, "paths", byPath.paths(), this::path);
                json.writeEndObject();
            }
        }
    }

    private void path(Path path) {
        json.writeStartObject();
        Json.text(json, "id", path.id());
        Json.list(json, "criteria", path.criteria(), this::criterion);
        json.writeEndObject();
    }

    private void criterion(Criterion criterion) {
        json.writeStartObject();
        Json.text(json, "id", criterion.id());
        Json.text(json, "title", criterion.title());
        Json.text(json, "clause", criterion.clause());
        Json.texts(json, "missing", criterion.missing());
        Json.texts(json, "questions", criterion.questions());
        json.writeEndObject();
    }

    private void advisory(Policy.Advisory advisory) {
        json.writeStartObject();
        Json.text(json, "id", advisory.id());
        Json.text(json, "title", advisory.title());
        Json.text(json, "text", advisory.text());
        json.writeEndObject();
    }
}
