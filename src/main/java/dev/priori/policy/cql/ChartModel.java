package dev.priori.policy.cql;

import dev.priori.chart.Order;
import dev.priori.chart.fact.Answer;
import dev.priori.chart.fact.Approval;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Fact;
import dev.priori.chart.fact.Person;
import dev.priori.chart.fact.Reaction;
import dev.priori.chart.fact.Result;
import dev.priori.chart.fact.Therapy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types and elements of the CQL model {@code Chart} (see {@code chart-modelinfo.xml}), each element a plain accessor:
 * no reflection while a policy runs.
 */
final class ChartModel {

    static final String URL = "https://priori.dev/cql/chart";

    private final Map<Class<?>, Map<String, Function<Object, @Nullable Object>>> elements = new HashMap<>();

    private final Map<String, Class<?>> types = new HashMap<>();

    ChartModel(Naming naming) {
        people();
        diagnoses();
        results();
        therapies(naming);
        answers(naming);
        requests();
        tables();
    }

    /** The element of a fact, in CQL's own types. */
    @Nullable
    Object element(Object target, String path) {
        Map<String, Function<Object, @Nullable Object>> known = elements.get(target.getClass());
        Function<Object, @Nullable Object> accessor = known == null ? null : known.get(path);
        if (accessor == null) {
            throw new IllegalArgumentException(
                    "The Chart model has no element " + target.getClass().getSimpleName() + "." + path);
        }
        return accessor.apply(target);
    }

    Class<?> type(String name) {
        Class<?> type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("The Chart model has no type " + name);
        }
        return type;
    }

    private void people() {
        fact(Person.class).with("birthDate", p -> CqlValues.date(p.birthDate()));
    }

    private void diagnoses() {
        fact(Diagnosis.class)
                .with("code", d -> CqlValues.concept(d.code()))
                .with("texts", d -> d.code().texts())
                .with("usable", Diagnosis::usable)
                .with("active", Diagnosis::active)
                .with("relapsed", Diagnosis::relapsed)
                .with("claimed", Diagnosis::claimed)
                .with("onset", d -> CqlValues.date(d.onset()))
                .with("recorded", d -> CqlValues.date(d.recorded()))
                .with("stages", Diagnosis::stages)
                .with("relatedTo", Diagnosis::relatedTo)
                .with("profiles", Diagnosis::profiles)
                .with("extensions", Diagnosis::extensions);
        type(Diagnosis.Stage.class)
                .with("summary", s -> CqlValues.concept(s.summary()))
                .with("summaryTexts", s -> s.summary().texts())
                .with("assessments", Diagnosis.Stage::assessments);
        type(Diagnosis.CodedExtension.class)
                .with("url", Diagnosis.CodedExtension::url)
                .with("value", e -> CqlValues.concept(e.value()));
    }

    private void results() {
        fact(Result.class)
                .with("code", r -> CqlValues.concept(r.code()))
                .with("codeTexts", r -> r.code().texts())
                .with("usable", Result::usable)
                .with("value", r -> CqlValues.concept(r.value()))
                .with("valueTexts", r -> r.value().texts())
                .with("valueStrings", r -> r.value().strings())
                .with("amount", Result::amount)
                .with("unit", Result::unit)
                .with("high", Result::high)
                .with("highUnit", Result::highUnit)
                .with("components", Result::components)
                .with("specimen", r -> CqlValues.concept(r.specimen()))
                .with("specimenTexts", Result::specimenTexts)
                .with("testNames", Result::testNames)
                .with("deviceNames", Result::deviceNames)
                .with("remarks", Result::remarks)
                .with("focus", Result::focus)
                .with("derivedFrom", Result::derivedFrom)
                .with("members", Result::members);
        type(Result.Component.class)
                .with("code", c -> CqlValues.concept(c.code()))
                .with("value", c -> CqlValues.concept(c.value()))
                .with("valueTexts", c -> c.value().texts())
                .with("valueStrings", c -> c.value().strings());
    }

    private void therapies(Naming naming) {
        fact(Therapy.class)
                .with("kind", Therapy::kind)
                .with("code", t -> CqlValues.concept(t.code()))
                .with("texts", t -> t.code().texts())
                .with("drug", t -> naming.drug(t.code()))
                .with("status", Therapy::status)
                .with("usable", Therapy::usable)
                .with("active", Therapy::active)
                .with("onHold", Therapy::onHold)
                .with("draft", Therapy::draft)
                .with("underReview", Therapy::underReview)
                .with("replaced", Therapy::replaced)
                .with("dose", Therapy::dose)
                .with("reasons", t -> CqlValues.concepts(t.reasons()))
                .with("reasonReferences", Therapy::reasonReferences)
                .with("statusReason", t -> CqlValues.concept(t.statusReason()))
                .with("manner", Therapy::manner)
                .with("dosing", Therapy::dosing);
        type(Therapy.Dosing.class)
                .with("asNeeded", Therapy.Dosing::asNeeded)
                .with("perDay", Therapy.Dosing::perDay)
                .with("unit", Therapy.Dosing::unit)
                .with("everyDay", Therapy.Dosing::everyDay)
                .with("supplyPerDay", Therapy.Dosing::supplyPerDay)
                .with("supplyUnit", Therapy.Dosing::supplyUnit)
                .with("supplyDays", Therapy.Dosing::supplyDays)
                .with("maxPerDay", Therapy.Dosing::maxPerDay)
                .with("maxUnit", Therapy.Dosing::maxUnit);
    }

    private void answers(Naming naming) {
        fact(Answer.class)
                .with("linkId", Answer::linkId)
                .with(
                        "value",
                        a -> a.value().codings().isEmpty()
                                ? a.value().text()
                                : a.value().codings().getFirst().code())
                .with("texts", a -> a.value().texts())
                .with("yes", Answer::yes)
                .with("amount", Answer::amount)
                .with("on", a -> CqlValues.date(a.on()))
                .with("authored", a -> CqlValues.date(a.authored()))
                .with("conflicting", Answer::conflicting)
                .with("therapies", Answer::therapies);
        type(Answer.NamedTherapy.class)
                .with("drug", t -> CqlValues.concept(t.drug()))
                .with("named", t -> CqlValues.names(naming.named(t.drug())))
                .with("texts", t -> t.drug().strings())
                .with("start", t -> CqlValues.date(t.start()))
                .with("end", t -> CqlValues.date(t.end()));
    }

    private void requests() {
        fact(Approval.class)
                .with("products", a -> CqlValues.concepts(a.products()))
                .with("start", a -> CqlValues.date(a.start()))
                .with("end", a -> CqlValues.date(a.end()))
                .with("path", Approval::path);
        fact(Reaction.class)
                .with("event", r -> CqlValues.concept(r.event()))
                .with("suspects", r -> CqlValues.concepts(r.suspects()));
        type(Order.class)
                .with("reference", Order::reference)
                .with("type", Order::type)
                .with("product", o -> CqlValues.concept(o.product()))
                .with("therapy", Order::therapy)
                .with("reasons", o -> CqlValues.concepts(o.reasons()))
                .with("reasonDiagnoses", Order::reasonDiagnoses)
                .with("authored", o -> CqlValues.date(o.authored()));
        type(Request.class, "Context")
                .with("asOf", c -> CqlValues.date(c.asOf()))
                .with("channel", Request::channel)
                .with("unavailable", Request::unavailable);
    }

    private void tables() {
        type(TableRow.class, "Row")
                .with("table", TableRow::table)
                .with("code", TableRow::code)
                .with("display", TableRow::display)
                .with("properties", TableRow::properties);
        type(TableRow.Property.class)
                .with("name", TableRow.Property::name)
                .with("value", TableRow.Property::value)
                .with("amount", TableRow.Property::amount)
                .with("on", p -> CqlValues.date(p.on()));
    }

    private <T extends Fact> Elements<T> fact(Class<T> type) {
        return this.<T>type(type)
                .with("reference", Fact::reference)
                .with("shows", Fact::shows)
                .with("date", f -> CqlValues.date(f.date()));
    }

    private <T> Elements<T> type(Class<T> type) {
        return type(type, type.getSimpleName());
    }

    private <T> Elements<T> type(Class<T> type, String name) {
        types.put(name, type);
        var accessors = new HashMap<String, Function<Object, @Nullable Object>>();
        elements.put(type, accessors);
        return new Elements<>(accessors, type);
    }

    private record Elements<T>(Map<String, Function<Object, @Nullable Object>> accessors, Class<T> type) {

        Elements<T> with(String name, Function<T, @Nullable Object> accessor) {
            accessors.put(name, target -> accessor.apply(type.cast(target)));
            return this;
        }
    }
}
