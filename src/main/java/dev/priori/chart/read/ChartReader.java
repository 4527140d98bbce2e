package dev.priori.chart.read;

import dev.priori.chart.Chart;
import dev.priori.chart.CoverageOnFile;
import dev.priori.chart.Form;
import dev.priori.chart.Order.RequestedPeriod;
import dev.priori.chart.fact.Diagnosis;
import dev.priori.chart.fact.Person;
import dev.priori.chart.fact.Therapy;
import dev.priori.chart.read.claim.ApprovalReader;
import dev.priori.chart.read.claim.ClaimItem;
import dev.priori.chart.read.claim.ClaimLineReader;
import dev.priori.chart.read.claim.ClaimTherapies;
import dev.priori.chart.read.claim.CoverageReader;
import dev.priori.chart.read.element.Dates;
import dev.priori.chart.read.element.Ownership;
import dev.priori.chart.read.element.Reading;
import dev.priori.chart.read.form.FormReader;
import dev.priori.chart.read.therapy.TherapyReader;
import dev.priori.fhir.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chart: every resource of the patient that counts, as facts. A resource with a faulty element, or of another
 * patient, is left out and named among the ignored ones; other types than those of a chart are passed over in silence.
 */
public final class ChartReader {

    /** The facts of the source. Never fails on the content of a resource. */
    public Chart read(ChartSource source) {
        return new Pass(source).read();
    }

    /** One reading of one source. */
    private static final class Pass {

        private final ChartSource source;
        private final Reading reading;
        private final String patient;
        private final Ownership ownership;

        Pass(ChartSource source) {
            this.source = source;
            this.reading = new Reading(source.bundle(), source.asOf());
            this.patient =
                    source.bundle().find(source.patient()).map(Entry::reference).orElse(source.patient());
            this.ownership = new Ownership(reading, patient);
        }

        Chart read() {
            for (var issue : source.bundle().issues()) {
                String where = issue.expression();
                reading.ignore(where == null ? "Bundle" : where, issue.text());
            }
            var observations = new ObservationReader(reading, new Reports(reading, ownership));
            List<CoverageOnFile> coverages = each("Coverage", new CoverageReader(reading)::read);
            return new Chart(
                    patient,
                    source.asOf(),
                    source.channel(),
                    Set.copyOf(source.unavailable()),
                    person(),
                    diagnoses(),
                    each("Observation", observations::read),
                    therapies(),
                    each("AdverseEvent", new ReactionReader(reading)::read),
                    forms(),
                    several("ClaimResponse", new ApprovalReader(reading, coverages)::read),
                    coverages,
                    reading.ignored());
        }

        private Person person() {
            return source.bundle()
                    .find(patient)
                    .map(entry -> reading.tolerate(
                            entry,
                            new Person(patient, null),
                            resource -> new Person(patient, Dates.date(resource, "birthDate"))))
                    .orElse(new Person(patient, null));
        }

        private List<Diagnosis> diagnoses() {
            var diagnoses = new ArrayList<>(each("Condition", new ConditionReader(reading)::read));
            ClaimItem item = source.claimItem();
            if (item != null) {
                diagnoses.addAll(reading.tolerate(
                        item.claim(),
                        List.<Diagnosis>of(),
                        claim -> new ClaimTherapies(reading).diagnoses(item.claim())));
            }
            return diagnoses;
        }

        private List<Therapy> therapies() {
            Set<String> siblings = source.siblings();
            Predicate<Entry> sibling = entry -> siblings == null || siblings.contains(entry.reference());
            var reader = new TherapyReader(reading, source.order(), sibling, prior());
            var therapies = new ArrayList<Therapy>();
            for (String type : TherapyReader.TYPES) {
                therapies.addAll(each(type, reader::read));
            }
            var lines = new ClaimLineReader(reading);
            therapies.addAll(several("ExplanationOfBenefit", lines::read));
            therapies.addAll(several("Claim", lines::read));
            ClaimItem item = source.claimItem();
            if (item != null) {
                therapies.addAll(reading.tolerate(item.claim(), List.<Therapy>of(), claim -> items(item)));
            }
            return therapies;
        }

        private List<Therapy> items(ClaimItem item) {
            var claim = new ClaimTherapies(reading);
            var therapies = new ArrayList<>(claim.others(item));
            if (item.requested() == null) {
                therapies.add(claim.underReview(item));
            }
            return therapies;
        }

        /** What the order under review replaces; a fault in the period it asks for is reported on the way. */
        private @Nullable String prior() {
            String order = source.order();
            Entry entry = order == null ? null : source.bundle().find(order).orElse(null);
            if (entry == null) {
                return null;
            }
            reading.tolerate(entry, RequestedPeriod.NONE, RequestedPeriods::ordered);
            Entry prior =
                    reading.tolerate(entry, null, resource -> reading.target(resource, "priorPrescription", entry));
            return prior == null ? null : prior.reference();
        }

        private List<Form> forms() {
            var forms = new ArrayList<>(each("QuestionnaireResponse", new FormReader(reading)::read));
            forms.sort(Comparator.comparing((Form form) -> Dates.latest(form.authored()))
                    .thenComparing(
                            form -> Objects.requireNonNullElse(form.authored().time(), ""))
                    .reversed());
            return forms;
        }

        private <T> List<T> each(String type, Function<Entry, @Nullable T> reader) {
            List<Entry> entries = source.bundle().ofType(type);
            var facts = new ArrayList<T>(entries.size());
            for (Entry entry : entries) {
                if (ownership.owns(entry)) {
                    T fact = reading.<@Nullable T>tolerate(entry, null, resource -> reader.apply(entry));
                    if (fact != null) {
                        facts.add(fact);
                    }
                }
            }
            return facts;
        }

        private <T> List<T> several(String type, Function<Entry, List<T>> reader) {
            return each(type, reader::apply).stream().flatMap(List::stream).toList();
        }
    }
}
