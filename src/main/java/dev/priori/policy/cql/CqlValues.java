package dev.priori.policy.cql;

import dev.priori.chart.fact.Coding;
import dev.priori.chart.fact.Concept;
import dev.priori.chart.fact.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Date;

/** Facts in the CQL engine's own types. */
final class CqlValues {

    private CqlValues() {}

    static @Nullable Date date(@Nullable When when) {
        if (when == null) {
            return null;
        }
        if (when.month() == null) {
            return new Date(when.year());
        }
        return when.day() == null
                ? new Date(when.year(), when.month())
                : new Date(when.year(), when.month(), when.day());
    }

    static Date date(LocalDate day) {
        return new Date(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    static Code code(Coding coding) {
        return new Code().withSystem(coding.system()).withCode(coding.code()).withDisplay(coding.display());
    }

    static org.opencds.cqf.cql.engine.runtime.Concept concept(Concept concept) {
        var codes = new ArrayList<Code>(concept.codings().size());
        for (Coding coding : concept.codings()) {
            codes.add(code(coding));
        }
        return new org.opencds.cqf.cql.engine.runtime.Concept().withCodes(codes).withDisplay(concept.text());
    }

    static List<org.opencds.cqf.cql.engine.runtime.Concept> concepts(List<Concept> concepts) {
        return concepts.stream().map(CqlValues::concept).toList();
    }

    /** Codes of the drugs that a text names, as one Concept. */
    static org.opencds.cqf.cql.engine.runtime.Concept names(Set<Coding> named) {
        return concept(new Concept(List.copyOf(named), null));
    }
}
